# What keeps robots out of the server that takes forms, what is told of one's own data, and what is wrong with a request.
trap = Ne rien écrire ici
mistake-form-unstamped = relisez une dernière fois, puis signez{"\u00A0"}: rien n’est encore envoyé
mistake-form-fast = c’était très rapide{"\u00A0"}: relisez, puis signez
mistake-form-old = cette page a plus d’un jour{"\u00A0"}: relisez-la telle qu’elle est aujourd’hui, puis signez

again-send = Envoyer
again-unstamped-title = Encore un geste
again-unstamped-text = Rien n’est encore envoyé. Appuyez sur le bouton pour confirmer l’envoi{"\u00A0"}: tout ce que vous avez saisi est gardé.
again-fast-title = Encore un geste
again-fast-text = C’était très rapide, et les robots le sont aussi. Appuyez de nouveau{"\u00A0"}: tout ce que vous avez saisi est gardé.
again-old-title = Cette page a plus d’un jour
again-old-text = Tout ce que vous avez saisi est gardé. Appuyez sur le bouton pour l’envoyer maintenant.
again-busy-title = Un peu de patience
again-busy-text = { $count ->
    [one] Trop d’envois arrivent en même temps. Rien de ce que vous avez saisi n’est perdu{"\u00A0"}: attendez une seconde, puis appuyez sur le bouton.
   *[other] Trop d’envois arrivent en même temps. Rien de ce que vous avez saisi n’est perdu{"\u00A0"}: attendez { $n } secondes, puis appuyez sur le bouton.
}
intake-too-many-title = Un peu de patience
intake-too-many-text = Trop d’envois viennent de la même connexion. Attendez une minute, puis recommencez.
intake-nowhere-title = Cette page n’existe pas
intake-nowhere-text = L’adresse a peut-être été coupée en chemin{"\u00A0"}: copiez-la en entier, ou repartez du site.
intake-method-title = Cela ne se fait pas ainsi
intake-method-text = Cette adresse ne répond pas à ce genre de demande. Repartez du site.
intake-too-large-title = C’est trop long
intake-too-large-text = Ce qui a été envoyé dépasse ce que ce formulaire peut contenir. Revenez en arrière, ce que vous avez saisi y est encore.
intake-unreadable-title = Cette demande n’a pas pu être lue
intake-unreadable-text = Revenez en arrière et recommencez{"\u00A0"}; si cela continue, essayez avec un autre navigateur.
intake-no-fields-title = Ce n’est pas un formulaire
intake-no-fields-text = Cette adresse n’accepte que les formulaires du site.
intake-elsewhere-sent-title = Ce formulaire vient d’un autre site
intake-elsewhere-sent-text = Rien n’a été enregistré. Ouvrez le formulaire depuis le site du réseau, et recommencez.

quarantine-title = En quarantaine
quarantine-text = Ces envois ont l’air de venir de robots{"\u00A0"}: un champ que personne ne voit y est rempli. Ils ne comptent pas, et personne n’a reçu de courriel. Laissez passer ceux qui viennent de quelqu’un.
quarantine-empty = Rien n’attend.
quarantine-nobody = Sans adresse
quarantine-day = Reçu le
quarantine-release = Laisser passer
intake-quarantine-stuck-title = Cet envoi ne passe pas tel quel
intake-quarantine-stuck-text = Le formulaire a changé ou s’est clos depuis. Écrivez à la personne pour qu’elle le remplisse de nouveau{"\u00A0"}; l’envoi reste en quarantaine.
quarantine-discard = Jeter
mail-quarantine-subject = En quarantaine{"\u00A0"}: { $form }
mail-quarantine-text = Bonjour,

    Un envoi au formulaire « { $form } » a l’air de venir d’un robot. Il attend que quelqu’un le regarde{"\u00A0"}; sans réponse, il est effacé dans trente jours.

    Ce courriel ne part qu’une fois par jour, quel que soit le nombre d’envois.
mail-quarantine-action = Regarder ce qui attend

own-data-title = Mes données
own-data-intro = Donnez l’adresse avec laquelle vous avez rempli un formulaire. Un courriel y part, avec un lien qui montre tout ce que nous gardons de vous{"\u00A0"}: vous pourrez l’emporter, le corriger, l’effacer.
own-data-email-hint = Celle où vous recevez les courriels de l’AMAP.
own-data-email-wrong = Cette adresse n’a pas la forme d’une adresse de courriel, par exemple nom@exemple.fr
own-data-ask = Recevoir le lien
intake-own-data-sent-title = Un courriel est parti
intake-own-data-sent-text = Ouvrez-le et suivez son lien dans l’heure. Sans nouvelles dans dix minutes, regardez dans les indésirables.
mail-own-data-subject = Vos données
mail-own-data-text = Bonjour,

    Quelqu’un, sans doute vous, demande à voir ce que nous gardons de cette adresse. Ce lien le montre, que nous gardions quelque chose ou rien{"\u00A0"}; il est bon pendant une heure.

    Si ce n’est pas vous, ne faites rien{"\u00A0"}: personne d’autre ne voit rien.
mail-own-data-action = Voir mes données
own-data-shown = Voici tout ce que nous gardons de cette adresse. Ce qui n’est pas listé n’est pas gardé.
own-data-download = Tout emporter (JSON)
own-data-contracts = Contrats
own-data-turns = Permanences
own-data-enquiries = Autres envois
own-data-memberships = AMAP qui vous connaissent
own-data-quarantine = { $count ->
    [one] Un envoi attend que la coordination le regarde
   *[other] { $n } envois attendent que la coordination les regarde
}
own-data-until = gardé jusqu’au { $day }
own-data-state-received = pas encore signé
own-data-state-waiting = attend l’accord de la coordination
own-data-state-signed = signé par vous
own-data-state-countersigned = signé par vous et la ferme
own-data-state-amended = remplacé par un avenant
own-data-state-withdrawn = terminé
own-data-state-expired = jamais confirmé
own-data-state-refused = non accepté
own-data-turn-received = pas encore confirmée
own-data-turn-held = inscrit
own-data-turn-cancelled = annulée
own-data-turn-replaced = quelqu’un est venu à votre place
own-data-turn-expired = jamais confirmée
own-data-kind-join = Rejoindre une AMAP
own-data-kind-waiting-list = Liste d’attente
own-data-kind-contact = Message à une AMAP
own-data-kind-new-listing = Proposition de fiche
own-data-kind-correction = Correction d’une fiche
own-data-kind-start-amap = Créer une AMAP
own-data-rectify = Corriger
own-data-rectify-text = Ce que vous avez signé reste tel que vous l’avez signé{"\u00A0"}: les prochains envois porteront ce que vous écrivez ici.
own-data-rectify-go = Corriger
own-data-rectify-title = Corriger mes données
own-data-rectify-confirm = Voici ce qui sera inscrit à la place de ce que nous avons.
own-data-nothing = (rien)
own-data-calls = Appels à bénévoles
own-data-calls-on = Quand il manque du monde à une distribution, votre AMAP vous le dit par courriel, si elle vous connaît.
own-data-calls-off = Vous ne recevez plus d’appel quand il manque du monde. Les courriels sur vos propres permanences continuent.
own-data-calls-stop = Ne plus m’appeler
own-data-calls-again = M’appeler de nouveau
own-data-erase = Effacer
own-data-erase-text = Tout ce que la loi ne nous fait pas garder est effacé aussitôt, et vos permanences à venir sont annulées. Ce qui doit être gardé vous est montré avant.
own-data-erase-go = Effacer mes données
own-data-erase-title = Effacer mes données
own-data-erase-confirm = { $count ->
    [0] Rien ne peut être effacé aujourd’hui, hormis les courriels que nous vous avons écrits.
    [one] Une chose sera effacée aussitôt, et les courriels que nous vous avons écrits. Cela ne se défait pas.
   *[other] { $n } choses seront effacées aussitôt, et les courriels que nous vous avons écrits. Cela ne se défait pas.
}
own-data-erased-title = C’est effacé
own-data-erased-confirm = { $count ->
    [0] Ce qui pouvait l’être est effacé.
    [one] Une chose est effacée, et les courriels que nous vous avions écrits.
   *[other] { $n } choses sont effacées, et les courriels que nous vous avions écrits.
}
own-data-kept = Ce que la loi fait garder
own-data-kept-text = Un contrat signé se garde cinq ans après la dernière livraison, dix ans à partir de 120{"\u00A0"}€ (code civil, article 2224{"\u00A0"}; code de la consommation, article L213-1). Il est effacé ensuite, sans que vous ayez à le demander.
own-data-not-now = Ne rien changer
