# The life of contracts: who may sign, amendments, withdrawal, paper, archive.
check-signers-members = Si la coordination ne vous connaît pas encore, elle donne son accord avant que le contrat soit signé.
check-signers-approval = La coordination donne son accord avant que le contrat soit signé.
check-word = Le mot de l’AMAP
check-word-hint = Les membres le connaissent. Si vous ne l’avez pas, laissez vide{"\u00A0"}: la coordination donnera son accord.
mistake-wrong-word = ce n’est pas le mot de l’AMAP{"\u00A0"}: corrigez-le, ou laissez vide pour demander l’accord de la coordination
mistake-nothing-changed = rien ne change{"\u00A0"}: votre contrat reste comme il est signé
mistake-email-fixed = l’adresse de courriel d’un contrat signé ne se change pas ici{"\u00A0"}: c’est { $known }
mistake-change-only-absences = les inscriptions étaient ouvertes jusqu’au { $to }{"\u00A0"}: depuis, seules les absences changent
mistake-change-closed = la livraison du { $day } est close{"\u00A0"}: elle reste comme elle est
mistake-paper-undated = dites quel jour le papier a été signé
mistake-paper-later = le { $day } n’est pas encore passé
mistake-paper-unvouched = cochez la case, si vous avez le papier signé

signed-state-amended = Un autre contrat a été signé à la place de celui-ci. Le dernier courriel reçu y mène.
signed-change = Changer quelque chose
signed-withdraw = Renoncer au contrat ici
signed-withdraw-text = Tant que la ferme n’a pas signé, vous pouvez renoncer sans donner de raison.

change-intro = Voici ce que vous avez signé. Changez ce qui doit l’être{"\u00A0"}: la page suivante ne montre que cela.
change-title = Changer le contrat{"\u00A0"}: { $name }
change-only = Rien d’autre ne change.
change-list = Ce qui change
change-what = Quoi
change-before = Avant
change-after = Après
change-anew = La ferme avait signé{"\u00A0"}: elle est prévenue, et signe de nouveau.
change-farm = La ferme est prévenue, et signe ce qui est nouveau.
change-agree = J’ai lu ces changements et je les accepte. Le reste du contrat demeure.
change-none = rien
change-name = Nom
change-email = Courriel
change-phone = Téléphone
change-address = Adresse
change-partners = Panier partagé avec
change-method = Moyen de paiement
change-delivery = Livraison du { $day }
change-payment = Paiement du { $day }
change-due = À payer à la ferme
change-credit = Absences rendues en fin de saison
change-overpaid = Payé en plus, que la ferme rend
change-text = Les conditions
change-text-see = voir plus bas
intake-change-over-title = Ce contrat ne change plus
intake-change-over-text = Les inscriptions sont closes, et ce contrat ne laisse rien changer ensuite. Écrivez à la coordination.

refused-why = Ce contrat ne peut pas être signé ainsi
refused-way = Rien de ce que vous avez saisi n’est perdu.
refused-write = Une question{"\u00A0"}? Écrivez à
refused-edit = Revenir au formulaire rempli

approval-title = Votre accord{"\u00A0"}: { $name }
approval-text = { $member } ({ $email }) demande ce contrat{"\u00A0"}: { $due } à payer à la ferme «{"\u00A0"}{ $farm }{"\u00A0"}». L’adresse est prouvée. Avec votre accord, le contrat est signé.
approval-agree = Donner notre accord
approval-reason = Pourquoi refuser (facultatif)
approval-reason-hint = Une phrase, que la personne lira.
approval-refuse = Refuser
intake-approved-title = C’est signé
intake-approved-text = La personne et la ferme reçoivent leur copie.
intake-refused-title = C’est refusé
intake-refused-text = La personne reçoit un courriel. Ce qu’elle avait envoyé est effacé dans sept jours.

withdrawal-title = Renoncer au contrat{"\u00A0"}: { $name }
withdrawal-who = { $member }, avec la ferme «{"\u00A0"}{ $farm }{"\u00A0"}»{"\u00A0"}: { $due }.
withdrawal-unsigned = La ferme n’a pas encore signé{"\u00A0"}: vous pouvez renoncer sans donner de raison, et rien n’est dû.
withdrawal-whole = La loi vous laisse renoncer sans donner de raison jusqu’au { $day }. La ferme vous rembourse sous quatorze jours{"\u00A0"}; vous lui rapportez ce que vous avez reçu.
withdrawal-part = La loi vous laisse renoncer, sans donner de raison, à ce qui se garde{"\u00A0"}: { $items }, jusqu’au { $day }. La ferme vous le rembourse sous quatorze jours{"\u00A0"}; vous lui rapportez ce que vous en avez reçu. Le reste se gâte vite, et le contrat continue pour lui.
withdrawal-confirm = Confirmer que je renonce
withdrawal-back = Garder le contrat
intake-partly-withdrawn-title = Vous renoncez à une partie du contrat
intake-partly-withdrawn-text = La ferme est prévenue. Vous recevez un courriel daté qui dit à quoi vous renoncez.
intake-no-withdrawal-title = On ne peut plus renoncer à ce contrat
intake-no-withdrawal-text = La ferme a signé, et le délai que donne la loi est passé, ou ces produits n’en ont pas. Écrivez à la coordination.

farm-signing-open = Jusqu’au { $day }, les membres peuvent encore changer leur contrat ou y renoncer. Si vous signez avant, un changement défait votre signature{"\u00A0"}: vous signerez de nouveau.
farm-signing-changes = Changement d’un contrat déjà signé{"\u00A0"}:

coordination-title = Les contrats{"\u00A0"}: { $name }
coordination-count = { $count ->
    [0] Aucun contrat n’est signé, et aucun n’attend.
    [one] Un contrat.
   *[other] { $count } contrats.
}
coordination-contracts = Contrats
coordination-state = État
coordination-state-waiting = attend votre accord
coordination-state-signed = signé
coordination-state-countersigned = signé par les deux
coordination-on-paper = sur papier
coordination-amendment = changement d’un contrat
coordination-paper = Enregistrer un contrat signé sur papier

paper-intro = Vous enregistrez pour la coordination un contrat signé sur papier. Recopiez-le{"\u00A0"}: les prix et les règles sont ceux du site.
paper-signed-on = Signé sur papier le
paper-signed-on-hint = Le prix est compté de ce jour.
paper-email-hint = Une copie y est envoyée. Laissez vide si la personne n’en a pas.
paper-title = Enregistrer un contrat sur papier{"\u00A0"}: { $name }
paper-on = Signé sur papier le { $day }.
paper-vouch = J’ai le papier signé par le membre, et je le garde.
paper-countersigned = La ferme l’a signé aussi.
paper-record = Enregistrer
intake-recorded-title = Le contrat est enregistré
intake-recorded-text = Il compte comme les autres. La ferme reçoit une copie, et la personne aussi si elle a une adresse.

archive-title = Contrats signés{"\u00A0"}: { $name }, { $season }
archive-contract = Contrat { $number }, { $member }
archive-signed = Signé par le membre le { $day }
archive-countersigned = Signé par la ferme le { $day }.
archive-not-countersigned = La ferme ne l’a pas signé sur le site.

mail-waiting-subject = En attente d’accord{"\u00A0"}: { $contract }
mail-waiting-text = Bonjour { $member },

    Votre adresse est confirmée. Avant que votre contrat « { $contract } » avec la ferme « { $farm } » soit signé, la coordination de { $amap } doit donner son accord.

    Vous recevrez un courriel. Aucune place n’est gardée d’ici là.
mail-approve-subject = Votre accord{"\u00A0"}? { $member }, { $contract }
mail-approve-text = Bonjour,

    { $member } ({ $email }) demande le contrat « { $contract } » avec la ferme « { $farm } », à { $amap }{"\u00A0"}: { $due } pour la saison. L’adresse est prouvée.

    Ouvrez ce lien pour donner votre accord ou refuser. Sans réponse dans trente jours, tout est effacé.
mail-approve-action = Lire et décider
mail-refused-subject = Contrat non accepté{"\u00A0"}: { $contract }
mail-refused-text = Bonjour { $member },

    La coordination de { $amap } n’a pas accepté votre contrat « { $contract } » avec la ferme « { $farm } ». Il n’est pas signé et rien n’est dû.{ $given ->
        [yes] {" "}Elle écrit{"\u00A0"}: «{"\u00A0"}{ $reason }{"\u00A0"}».
       *[no] {""}
    }{ $answered ->
        [yes] {" "}Répondez à ce courriel pour lui écrire.
       *[no] {""}
    }
mail-changed-subject = Contrat changé{"\u00A0"}: { $contract }
mail-changed-text = Bonjour { $member },

    Le changement de votre contrat « { $contract } » avec la ferme « { $farm } » est signé{"\u00A0"}: { $due } pour la saison. Il prend la place de ce qui était signé avant, et la ferme le signe à son tour.

    Gardez ce courriel. Le reçu joint prouve ce qui est signé.
mail-changed-action = Revoir mon contrat
mail-farm-changed-subject = { $member } a changé son contrat{"\u00A0"}: { $contract }
mail-farm-changed-text = Bonjour,

    { $member } a changé son contrat « { $contract } » à { $amap }{"\u00A0"}: { $due } pour la saison. Si vous l’aviez signé, cette signature ne vaut plus.

    La page montre ce qui change. Il vous reste à le signer, seul ou avec tous les autres. Le reçu est joint.
mail-farm-changed-action = Voir et signer les contrats
mail-paper-subject = Contrat enregistré{"\u00A0"}: { $contract }
mail-paper-text = Bonjour { $member },

    La coordination de { $amap } a enregistré le contrat « { $contract } » avec la ferme « { $farm } » que vous avez signé sur papier{"\u00A0"}: { $due } pour la saison, payés directement à la ferme.

    Comparez-le à votre papier. S’il y a une différence, répondez à ce courriel.
mail-paper-action = Revoir mon contrat
mail-farm-paper-subject = Contrat sur papier enregistré{"\u00A0"}: { $member }, { $contract }
mail-farm-paper-text = Bonjour,

    La coordination de { $amap } a enregistré le contrat « { $contract } » que { $member } et vous avez signé sur papier{"\u00A0"}: { $due } pour la saison. Le reçu est joint.
mail-farm-paper-action = Voir les contrats
mail-coordination-subject = La page de la coordination{"\u00A0"}: { $contract }
mail-coordination-text = Bonjour,

    Le contrat « { $contract } » avec la ferme « { $farm } » se signe sur le site. Ce lien ouvre la page de la coordination de { $amap }{"\u00A0"}: qui a signé, qui attend, et de quoi enregistrer les contrats signés sur papier.

    Gardez-le pour la saison, et ne le donnez qu’à la coordination.
mail-coordination-action = Ouvrir la page de la coordination
mail-withdrawn-subject = Contrat annulé{"\u00A0"}: { $contract }
mail-withdrawn-text = Bonjour,

    { $member } a renoncé au contrat « { $contract } » ({ $amap }, ferme « { $farm } ») le { $day } à { $hour }. Ce courriel en accuse réception.

    Rien n’est plus dû. La ferme rembourse sous quatorze jours ce qui est payé{"\u00A0"}; ce qui est reçu lui est rapporté. Le reçu joint prouve la date.
mail-partly-withdrawn-subject = Renoncé en partie{"\u00A0"}: { $contract }
mail-partly-withdrawn-text = Bonjour,

    { $member } a renoncé, dans le contrat « { $contract } » ({ $amap }, ferme « { $farm } »), à ce qui se garde{"\u00A0"}: { $items }. C’était le { $day } à { $hour }{"\u00A0"}; ce courriel en accuse réception.

    La ferme le rembourse sous quatorze jours{"\u00A0"}; ce qui en est reçu lui est rapporté. Le contrat continue pour le reste. Le reçu joint prouve la date.
mail-archive-subject = Archive des contrats{"\u00A0"}: { $contract }, { $season }
mail-archive-text = Bonjour,

    La saison { $season } du contrat « { $contract } » ({ $amap }, ferme « { $farm } ») est finie. Voici { $count ->
        [one] le contrat signé
       *[other] les { $count } contrats signés
    }{"\u00A0"}: à lire dans contrats.html, mot pour mot dans contrats.jsonl, avec leurs empreintes dans SHA256.txt.

    Gardez ces fichiers cinq ans, et dix ans ceux des contrats de 120 € et plus.
mail-archive-own-subject = Votre contrat de la saison{"\u00A0"}: { $contract }, { $season }
mail-archive-own-text = Bonjour { $member },

    La saison { $season } du contrat « { $contract } » avec la ferme « { $farm } » est finie. Votre contrat est joint, avec son empreinte et son reçu.
