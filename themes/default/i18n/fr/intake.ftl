# The server that takes forms: its pages and its mails.
intake-back = Revenir au site
intake-sent-title = Il reste un geste
intake-sent-text = Un courriel vient de partir à l’adresse que vous avez donnée. Ouvrez-le et suivez son lien{"\u00A0"}: c’est là que vous signez. Rien ne vous engage avant. Sans nouvelles dans dix minutes, regardez dans les indésirables.
intake-waiting-title = Merci, c’est confirmé
intake-waiting-text = La coordination doit encore donner son accord. Vous recevrez un courriel.
intake-withdrawn-title = Le contrat est annulé
intake-withdrawn-text = La ferme est prévenue. Vous recevez un courriel qui le confirme.
intake-no-form-title = Ce formulaire n’existe pas
intake-no-form-text = Il a peut-être été remplacé{"\u00A0"}: repartez du site.
intake-link-used-title = Ce lien a déjà servi
intake-link-used-text = Ce qu’il devait faire est fait. Le courriel que vous avez reçu ensuite a le lien pour y revenir.
intake-link-expired-title = Ce lien n’est plus valable
intake-link-expired-text = Son délai est passé, et ce qui était en attente a été effacé. Remplissez de nouveau le formulaire.
intake-link-unknown-title = Ce lien ne mène nulle part
intake-link-unknown-text = Il a peut-être été coupé en chemin{"\u00A0"}: copiez-le en entier depuis le courriel.
intake-short-title = La dernière place vient d’être prise
intake-short-text = Quelqu’un a signé juste avant vous. Écrivez à la coordination{"\u00A0"}: une place se libère peut-être.
intake-elsewhere-title = Ce n’est plus possible
intake-elsewhere-text = Ce contrat a changé depuis que le lien vous a été envoyé. Le dernier courriel reçu dit où il en est.
intake-busy-title = Le serveur est débordé
intake-busy-text = Rien n’est perdu de ce qui était enregistré, mais ceci ne l’est pas encore. Revenez en arrière et recommencez dans une minute.
intake-broken-title = Quelque chose s’est cassé chez nous
intake-broken-text = Ce n’est pas vous. Rien n’a été enregistré cette fois{"\u00A0"}; revenez en arrière, ce que vous avez saisi y est encore.

confirm-title = Signer{"\u00A0"}: { $name }
confirm-text = Relisez une dernière fois. En appuyant, vous vous engagez à payer { $due } à la ferme «{"\u00A0"}{ $farm }{"\u00A0"}».
signed-state-signed = La ferme n’a pas encore signé.
signed-state-countersigned = La ferme a signé aussi.
signed-state-ended = Ce contrat a pris fin.
signed-receipt = Reçu qui prouve la signature

farm-signing-title = À signer{"\u00A0"}: { $name }
farm-signing-count = { $waiting ->
    [0] Rien n’attend votre signature
    [one] Un contrat attend votre signature
   *[other] { $waiting } contrats attendent votre signature
} ; { $signed ->
    [0] aucun n’est encore signé par les deux.
    [one] un est signé par les deux.
   *[other] { $signed } sont signés par les deux.
}
farm-signing-due = En tout, { $due } à recevoir.
farm-signing-waiting = En attente
farm-signing-signed = Signés par les deux
farm-signing-all = { $count ->
    [one] Signer ce contrat
   *[other] Signer les { $count } contrats
}
farm-signing-sign = Signer
farm-signing-one = Signer le contrat de { $name }
farm-signing-day = Signé le

mail-confirm-subject = À signer{"\u00A0"}: { $contract }
mail-confirm-text = Bonjour { $member },

    Vous avez rempli le contrat « { $contract } » avec la ferme « { $farm } », à { $amap }{"\u00A0"}: { $due } pour la saison.

    Il n’est pas encore signé. Ouvrez ce lien, relisez, puis appuyez sur le bouton.

    Si ce n’est pas vous, ne faites rien{"\u00A0"}: tout est effacé dans sept jours.
mail-confirm-action = Relire et signer
mail-signed-subject = Contrat signé{"\u00A0"}: { $contract }
mail-signed-text = Bonjour { $member },

    Votre contrat « { $contract } » avec la ferme « { $farm } » est signé{"\u00A0"}: { $due } pour la saison, payés directement à la ferme.

    Gardez ce courriel. Le reçu joint prouve ce qui est signé{"\u00A0"}; la page « Vérifier un reçu » du site le relit sans rien demander à personne.
mail-signed-action = Revoir mon contrat
mail-farm-subject = { $member } a signé{"\u00A0"}: { $contract }
mail-farm-text = Bonjour,

    { $member } a signé le contrat « { $contract } » à { $amap }{"\u00A0"}: { $due } pour la saison.

    Il vous reste à le signer aussi, seul ou avec tous les autres. Le reçu est joint.
mail-farm-action = Voir et signer les contrats
mail-countersigned-subject = La ferme a signé{"\u00A0"}: { $contract }
mail-countersigned-text = Bonjour { $member },

    La ferme « { $farm } » a signé à son tour votre contrat « { $contract } ». À bientôt à la distribution{"\u00A0"}!
