# Permanences: the page on which they are taken, the pages behind mailed links, the mails.
permanences-take = S’inscrire à une permanence
rota-title = Permanences{"\u00A0"}: { $amap }
rota-description = Les places à prendre aux prochaines distributions de { $amap }, et comment s’inscrire sans compte.
rota-quota = { $count ->
    [one] Chaque foyer vient environ une fois par an.
   *[other] Chaque foyer vient environ { $n } fois par an.
}
rota-cancel-hours = { $count ->
    [0] Un empêchement{"\u00A0"}? Rendez votre place jusqu’au début de la distribution.
    [one] Un empêchement{"\u00A0"}? Jusqu’à une heure avant, rendez votre place{"\u00A0"}; après, il faut que quelqu’un la prenne.
   *[other] Un empêchement{"\u00A0"}? Jusqu’à { $n } heures avant, rendez votre place{"\u00A0"}; après, il faut que quelqu’un la prenne.
}
rota-cancel-days = { $count ->
    [0] Un empêchement{"\u00A0"}? Rendez votre place jusqu’à la veille{"\u00A0"}; après, il faut que quelqu’un la prenne.
    [one] Un empêchement{"\u00A0"}? Jusqu’à l’avant-veille, rendez votre place{"\u00A0"}; après, il faut que quelqu’un la prenne.
   *[other] Un empêchement{"\u00A0"}? Plus de { $n } jours avant, rendez votre place{"\u00A0"}; après, il faut que quelqu’un la prenne.
}
rota-slot = Quand venez-vous{"\u00A0"}?
rota-taken = { $taken } sur { $needed }
rota-left = { $count ->
    [0] complet
    [one] une place à prendre
   *[other] { $n } places à prendre
}
rota-names = Avec { $names }
rota-sought = Remplaçant·e cherché·e
rota-others = Il reste de la place{"\u00A0"}:
rota-other = { $day }, { $role }
rota-next = La distribution du { $day } s’ouvre à l’inscription le { $opens }.
rota-nothing = Aucune distribution n’est ouverte à l’inscription en ce moment.
rota-roles = Ce qu’il y a à faire
rota-role-needed = { $count ->
    [one] Une personne à chaque distribution.
   *[other] { $n } personnes à chaque distribution.
}
rota-email-hint = Un lien vous y est envoyé pour confirmer, puis un rappel avant votre tour.
rota-phone-hint = Seule la coordination le lit, pour vous joindre le jour même.
rota-friend = Avec un·e ami·e (facultatif)
rota-friend-hint = Son nom, si vous venez à deux{"\u00A0"}; son courriel n’est pas demandé.
rota-signers-members = Si la coordination ne vous connaît pas encore, elle donne son accord avant que la place soit à vous.
rota-signers-approval = La coordination donne son accord avant que la place soit à vous.
rota-shown = Mon nom peut paraître sur le site, à côté de ma permanence.
rota-privacy-short = Ce que vous saisissez est lu par la coordination de «{"\u00A0"}{ $amap }{"\u00A0"}», et par personne d’autre.
rota-privacy = L’association «{"\u00A0"}{ $amap }{"\u00A0"}» est responsable de ces données. Elles servent à organiser les permanences et à vous écrire à leur sujet (intérêt légitime d’une association dont les membres se relaient). Le nom et le courriel sont nécessaires{"\u00A0"}: sans eux, pas d’inscription{"\u00A0"}; le reste est facultatif. Tout est effacé un mois après la distribution. Par le lien de vos courriels, ou en écrivant, vous pouvez les voir, les corriger, les effacer, les emporter, vous opposer à leur usage ou le faire limiter{"\u00A0"}; vous pouvez aussi saisir la CNIL.
rota-privacy-contact = Pour l’exercer{"\u00A0"}:
rota-send = Prendre cette place
rota-back = Revenir à { $amap }

# What is wrong
mistake-turn-missing = choisissez une place
mistake-turn-gone = cette place n’existe plus{"\u00A0"}: la distribution a été annulée ou changée
mistake-turn-over = la distribution du { $day } a déjà commencé
mistake-turn-not-open = l’inscription à cette distribution ouvre le { $day }
mistake-turn-email-missing = écrivez votre courriel{"\u00A0"}: le lien pour confirmer y est envoyé
mistake-turn-full = { $found ->
    [0] cette place vient d’être prise
    [one] il ne reste qu’une place ici, et vous venez à deux
   *[other] il ne reste que { $found } places ici
}
mistake-turn-full-for-them = { $found ->
    [0] il ne reste plus de place ici{"\u00A0"}: le lien reste bon s’il s’en libère une
    [one] il ne reste qu’une place ici, et la personne vient à deux
   *[other] il ne reste que { $found } places ici
}
mistake-turn-twice = vous êtes déjà inscrit·e ici
mistake-turn-changed = l’heure ou le lieu de cette distribution a changé depuis que vous avez ouvert la page{"\u00A0"}: relisez avant d’envoyer

# Pages behind links
intake-turn-sent-title = Il reste un geste
intake-turn-sent-text = Un courriel vient de partir à l’adresse que vous avez donnée. Suivez son lien pour confirmer{"\u00A0"}: votre place vous est gardée trente minutes. Sans nouvelles dans dix minutes, regardez dans les indésirables.
intake-turn-taken-title = C’est noté, merci
intake-turn-taken-text = Votre place est prise. Un courriel vous donne le lien pour la retrouver, ou la rendre.
intake-turn-waiting-title = Merci, c’est confirmé
intake-turn-waiting-text = La coordination doit encore donner son accord. Vous recevrez un courriel. Aucune place n’est gardée d’ici là.
intake-turn-approved-title = La place est prise
intake-turn-approved-text = La personne reçoit un courriel. L’AMAP connaît désormais son adresse.
intake-turn-refused-title = C’est refusé
intake-turn-refused-text = La personne reçoit un courriel. Ce qu’elle avait envoyé est effacé dans sept jours.
turn-approval-title = Votre accord{"\u00A0"}: { $name }
turn-approval-text = { $member } ({ $email }) voudrait venir. L’adresse est prouvée. Avec votre accord, la place est prise, s’il en reste.
intake-turn-full-title = Cette place vient d’être prise
intake-turn-full-text = Quelqu’un l’a prise juste avant vous. Revenez à la page des permanences{"\u00A0"}: d’autres restent à prendre.
intake-turn-twice-title = Vous venez déjà
intake-turn-twice-text = Vous êtes déjà inscrit·e à cette permanence. Le courriel reçu alors a le lien pour la retrouver.
intake-turn-elsewhere-title = Ce n’est plus possible
intake-turn-elsewhere-text = Cette permanence a changé depuis que le lien vous a été envoyé{"\u00A0"}: elle est rendue, remplacée ou passée.
turn-confirm-title = Confirmer votre permanence
turn-confirm-button = Je viens
turn-stand-in-title = Venir à la place de quelqu’un
turn-stand-in-text = La personne inscrite ne peut pas venir. Si vous acceptez, la place est à vous.
turn-stand-in-button = Je viens à sa place
turn-swap-title = Échanger vos permanences
turn-swap-text = On vous propose un échange. Si vous acceptez, chacun prend la place de l’autre.
turn-swap-button = J’accepte l’échange
turn-swap-yours = La vôtre
turn-swap-theirs = Celle qu’on vous propose
turn-friend = avec { $friend }
turns-title = Vos permanences{"\u00A0"}: { $amap }
turns-hello = Bonjour { $name }.
turns-none = Vous n’avez pas de permanence à venir.
turns-ended = La permanence de ce lien n’est plus à vous{"\u00A0"}: elle est rendue, ou quelqu’un vient à votre place.
turns-seeking = Un·e remplaçant·e est cherché·e. Tant que personne n’accepte, on compte sur vous.
turns-give-up = Je ne peux pas venir
turns-give-up-free = Votre place sera rendue tout de suite, et proposée à d’autres.
turns-give-up-late = C’est dans peu de temps{"\u00A0"}: tous les membres connus reçoivent un courriel, et on compte sur vous tant que personne n’accepte.
turns-keep = Finalement, je viens
turns-swap = Échanger avec
turns-swap-send = Proposer l’échange
turns-swap-hint = La personne reçoit un courriel. Rien ne change tant qu’elle n’accepte pas.
turns-swap-sent = L’échange est proposé. Un courriel vous dira s’il est accepté.
turns-calendars = Dans votre agenda
turns-calendar-own = Vos permanences
turns-calendar-amap = Toutes celles de l’AMAP
turns-calendar-hint = Abonnez votre agenda à ces adresses, et gardez-les pour vous{"\u00A0"}: qui les a les lit.
turns-more = Prendre une autre permanence
rota-sheet-title = Qui vient{"\u00A0"}: { $amap }
rota-sheet-lead = Pour la coordination. Cette page a des noms et des téléphones{"\u00A0"}: gardez son adresse pour vous.
rota-sheet-who = Qui
rota-sheet-phone = Téléphone
rota-sheet-came = Présence
rota-sheet-missing = à pourvoir
rota-sheet-other = Rôle retiré de la page
rota-sheet-calendar = S’abonner à ce planning dans un agenda
rota-sheet-none = Aucune distribution à venir.

# Calendars
turn-event = Permanence{"\u00A0"}: { $role }
turn-event-amap = { $role } ({ $taken } sur { $needed })
turn-calendar = Mes permanences, { $amap }
turn-calendar-amap = Permanences, { $amap }

# Mails
mail-turn-confirm-subject = À confirmer{"\u00A0"}: { $role }, { $day }
mail-turn-confirm-text = Bonjour { $member },

    Vous voulez venir à la distribution de { $amap }{"\u00A0"}: { $role }, { $day }, { $hours }{ $place }.

    Votre place vous est gardée trente minutes. Ouvrez ce lien, puis appuyez sur le bouton. Plus tard, il marche encore s’il reste de la place.

    Si ce n’est pas vous, ne faites rien{"\u00A0"}: tout est effacé dans sept jours.
mail-turn-confirm-action = Confirmer
mail-turn-waiting-subject = En attente d’accord{"\u00A0"}: { $role }, { $day }
mail-turn-waiting-text = Bonjour { $member },

    Votre adresse est confirmée. Avant que vous veniez à la distribution de { $amap } ({ $role }, { $day }, { $hours }{ $place }), la coordination doit donner son accord.

    Vous recevrez un courriel. Aucune place n’est gardée d’ici là.
mail-turn-approve-subject = Votre accord{"\u00A0"}? { $member }, { $role }, { $day }
mail-turn-approve-text = Bonjour,

    { $member } ({ $email }) voudrait venir à la distribution de { $amap }{"\u00A0"}: { $role }, { $day }, { $hours }{ $place }{ $two ->
        [yes] {""}, avec { $friend }
       *[no] {""}
    }. L’adresse est prouvée.

    Ouvrez ce lien pour donner votre accord ou refuser. Sans réponse dans sept jours, tout est effacé.
mail-turn-approve-action = Lire et décider
mail-turn-refused-subject = Permanence non acceptée{"\u00A0"}: { $role }, { $day }
mail-turn-refused-text = Bonjour { $member },

    La coordination de { $amap } n’a pas accepté que vous veniez{"\u00A0"}: { $role }, { $day }.{ $given ->
        [yes] {" "}Elle écrit{"\u00A0"}: «{"\u00A0"}{ $reason }{"\u00A0"}».
       *[no] {""}
    }
mail-turn-held-subject = Votre permanence{"\u00A0"}: { $role }, { $day }
mail-turn-held-text = Bonjour { $member },

    Merci, vous venez à la distribution de { $amap }{"\u00A0"}: { $role }, { $day }, { $hours }{ $place }.

    Gardez ce courriel. Son lien montre vos permanences, les met dans votre agenda, et permet de rendre votre place ou de l’échanger.
mail-turn-held-action = Mes permanences
mail-turn-already-subject = Vous venez déjà{"\u00A0"}: { $role }, { $day }
mail-turn-already-text = Bonjour { $member },

    Quelqu’un, vous sans doute, vient de vous inscrire à une permanence que vous avez déjà{"\u00A0"}: { $role }, { $day }, { $hours }{ $place }. Rien n’a changé.
mail-turn-already-action = Mes permanences
mail-turn-cancelled-subject = Permanence rendue{"\u00A0"}: { $role }, { $day }
mail-turn-cancelled-text = Bonjour { $member },

    Votre place est rendue{"\u00A0"}: { $role }, { $day }, { $amap }. D’autres membres sont prévenus.
mail-turn-given-up-subject = { $member } ne peut pas venir{"\u00A0"}: { $role }, { $day }
mail-turn-given-up-text = Bonjour,

    { $member } ne peut pas tenir sa permanence à { $amap }{"\u00A0"}: { $role }, { $day }, { $hours }{ $place }.

    Avant le délai, la place est rendue et paraît libre sur le site. Après, un·e remplaçant·e est cherché·e auprès de tous les membres connus.
mail-turn-given-up-action = Voir qui vient
mail-turn-free-subject = Une place se libère{"\u00A0"}: { $role }, { $day }
mail-turn-free-text = Bonjour,

    Quelqu’un ne peut pas tenir sa permanence à { $amap }{"\u00A0"}: { $role }, { $day }, { $hours }{ $place }. C’est un jour où vous prenez un panier{"\u00A0"}: pouvez-vous venir{"\u00A0"}?

    Le lien est le vôtre{"\u00A0"}: il suffit de choisir et d’envoyer.

    Pour ne plus recevoir ces appels{"\u00A0"}: { $own }
mail-turn-free-action = Prendre la place
mail-turn-sought-subject = Qui peut venir{"\u00A0"}? { $role }, { $day }
mail-turn-sought-text = Bonjour,

    Quelqu’un ne peut pas tenir sa permanence à { $amap }, et c’est bientôt{"\u00A0"}: { $role }, { $day }, { $hours }{ $place }.

    Le premier ou la première qui accepte prend la place.

    Pour ne plus recevoir ces appels{"\u00A0"}: { $own }
mail-turn-sought-action = Je peux venir
mail-turn-seeking-subject = Un·e remplaçant·e est cherché·e{"\u00A0"}: { $role }, { $day }
mail-turn-seeking-text = Bonjour { $member },

    Tous les membres connus de { $amap } reçoivent un courriel pour vous remplacer{"\u00A0"}: { $role }, { $day }, { $hours }{ $place }.

    Tant que personne n’accepte, on compte sur vous. Vous recevrez un courriel dès que c’est fait.
mail-turn-seeking-action = Mes permanences
mail-turn-replaced-subject = On vient à votre place{"\u00A0"}: { $role }, { $day }
mail-turn-replaced-text = Bonjour { $member },

    Quelqu’un a accepté de venir à votre place{"\u00A0"}: { $role }, { $day }, { $amap }. Vous n’avez plus rien à faire.
mail-turn-swap-subject = Échanger votre permanence du { $yours }{"\u00A0"}?
mail-turn-swap-text = Bonjour { $member },

    Un membre de { $amap } vous propose un échange{"\u00A0"}: vous viendriez le { $day } ({ $role }, { $hours }{ $place }), et lui ou elle à votre place le { $yours }.

    Rien ne change si vous ne répondez pas.
mail-turn-swap-action = Voir l’échange
mail-turn-off-subject = Pas de permanence le { $day }{"\u00A0"}: { $amap }
mail-turn-off-text = Bonjour { $member },

    La distribution de { $amap } prévue le { $day } n’a pas lieu{"\u00A0"}: votre permanence ({ $role }) est annulée. Vous n’avez rien à faire.
mail-turn-moved-subject = Votre permanence change{"\u00A0"}: { $role }, { $day }
mail-turn-moved-text = Bonjour { $member },

    La distribution de { $amap } où vous venez change de jour, d’heure ou de lieu. C’est maintenant{"\u00A0"}: { $role }, { $day }, { $hours }{ $place }.

    Vous ne pouvez plus{"\u00A0"}? Dites-le par ce lien.
mail-turn-moved-action = Mes permanences
mail-turn-reminder-subject = Rappel{"\u00A0"}: { $role }, { $day }
mail-turn-reminder-text = Bonjour { $member },

    Vous venez à la distribution de { $amap }{"\u00A0"}: { $role }, { $day }, { $hours }{ $place }. Merci{"\u00A0"}!

    Un empêchement{"\u00A0"}? Dites-le par ce lien{"\u00A0"}: un·e remplaçant·e sera cherché·e.
mail-turn-reminder-action = Mes permanences
mail-turn-call-subject = Il manque du monde le { $day }{"\u00A0"}: { $amap }
mail-turn-call-text = Bonjour,

    Pour la distribution de { $amap } du { $day }, { $hours }{ $place }, il manque encore{"\u00A0"}: { $missing }.

    Le lien est le vôtre{"\u00A0"}: il suffit de choisir et d’envoyer.

    Pour ne plus recevoir ces appels{"\u00A0"}: { $own }
mail-turn-call-action = Prendre une place
mail-turn-missing-subject = À pourvoir le { $day }{"\u00A0"}: { $amap }
mail-turn-missing-text = Bonjour,

    Pour la distribution du { $day }, { $hours }{ $place }, il manque encore{"\u00A0"}: { $missing }. Les membres connus reçoivent un courriel.
mail-turn-missing-action = Voir qui vient
mail-turn-sheet-subject = Qui vient le { $day }{"\u00A0"}: { $amap }
mail-turn-sheet-text = Bonjour,

    Voici qui vient à la distribution du { $day }, { $hours }{ $place }{"\u00A0"}: { $missing }.

    La page du lien a les noms et les téléphones, et s’imprime.
mail-turn-sheet-action = Voir qui vient
turn-mail-place = , { $place }
turn-mail-missing = { $role } ({ $count })
