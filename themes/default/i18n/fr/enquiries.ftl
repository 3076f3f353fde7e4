# Enquiries: to join an AMAP, to write to one, to propose a listing, to start an AMAP.

# The pages to fill in
enquiry-title-join = Rejoindre{"\u00A0"}: { $name }
enquiry-title-waiting-list = Liste d’attente{"\u00A0"}: { $name }
enquiry-title-write = Écrire{"\u00A0"}: { $name }
enquiry-title-propose = Proposer une AMAP ou une ferme
enquiry-title-start = Lancer une AMAP près de chez vous
enquiry-lead-join = Dites qui vous êtes et quand vous aimeriez commencer{"\u00A0"}: la coordination vous répond par courriel. Cela ne vous engage à rien.
enquiry-lead-waiting-list = L’AMAP est complète. Votre rang est celui de votre confirmation{"\u00A0"}; la coordination vous écrit quand une place se libère. Cela ne vous engage à rien.
enquiry-lead-write = Votre message arrive à qui s’en occupe, et la réponse dans votre boîte aux lettres. Une erreur dans la fiche{"\u00A0"}? Dites-la ici aussi.
enquiry-lead-propose = Elle n’est pas encore dans l’annuaire{"\u00A0"}? Décrivez-la. Le réseau relit, et la publie.
enquiry-lead-start = Quelques familles et une ferme suffisent pour commencer. Dites où, le réseau vous met en relation et vous aide.
enquiry-listed = { $count ->
    [0] Personne n’attend pour l’instant.
    [one] Une personne attend déjà.
   *[other] { $n } personnes attendent déjà.
}
enquiry-wrong = { $count ->
    [one] Une chose est à corriger
   *[other] { $count } choses sont à corriger
}
enquiry-what = Votre demande
enquiry-who = Vous
enquiry-required = Sans les réponses qui ne sont pas dites facultatives, personne ne pourrait vous répondre.
enquiry-send = Envoyer
enquiry-send-next = Un courriel vous demandera de confirmer. Rien n’est transmis avant.
enquiry-back = Revenir à la fiche
ask-optional = { $label } (facultatif)

amap-go-join = Rejoindre l’AMAP
amap-go-wait = Aller sur la liste d’attente
farm-write = Écrire à la ferme
go-start = Lancer une AMAP
go-propose = Proposer une AMAP ou une ferme

ask-name = Prénom et nom
ask-email = Courriel
ask-email-hint = La réponse y arrive. Il n’est jamais publié.
ask-phone = Téléphone
ask-start = À partir de quand
ask-start-hint = Par exemple le 1/12/2026.
ask-people = Nombre de personnes à nourrir
ask-message = Message
ask-subject = De quoi s’agit-il
ask-subject-question = Une question, un mot
ask-subject-correction = Une erreur dans la fiche
ask-listing = Que proposez-vous
ask-listing-amap = Une AMAP
ask-listing-farm = Une ferme
ask-title = Son nom
ask-summary = Une phrase qui la présente
ask-place = Nom du lieu
ask-place-hint = Pour une AMAP, là où l’on vient chercher son panier{"\u00A0"}: «{"\u00A0"}Salle des fêtes{"\u00A0"}».
ask-street = Numéro et rue
ask-postcode = Code postal
ask-commune = Commune
ask-when = Jour et heures de distribution
ask-products = Produits
ask-mailbox = Son adresse de courriel publique
ask-mailbox-hint = Celle de l’AMAP ou de la ferme, pas celle d’une personne{"\u00A0"}: elle sera publiée.
ask-website = Son site
ask-households = Combien de familles en avez-vous déjà parlé

mistake-missing-name = écrivez votre prénom et votre nom
mistake-missing-email = écrivez votre courriel{"\u00A0"}: la réponse y est envoyée
mistake-missing-start = dites à partir de quand vous aimeriez un panier
mistake-missing-message = écrivez votre message
mistake-missing-subject = dites de quoi il s’agit
mistake-missing-listing = dites si c’est une AMAP ou une ferme
mistake-missing-title = écrivez son nom
mistake-missing-postcode = écrivez le code postal
mistake-missing-commune = écrivez la commune
mistake-missing-sentence = écrivez un mot à cette personne{"\u00A0"}: il part avec la réponse
mistake-ask-date = « { $found } » n’est pas une date{"\u00A0"}: écrivez-la comme 1/12/2026
mistake-ask-date-far = choisissez un jour à venir, dans les trois ans
mistake-ask-number = écrivez un nombre entier, de 1 à { $most }
mistake-ask-web = « { $found } » n’est pas l’adresse d’un site, comme https://exemple.fr
mistake-ask-postcode = « { $found } » n’est pas un code postal{"\u00A0"}: il a cinq chiffres
mistake-enquiry-changed = on ne vient plus de la même façon à cette AMAP depuis que vous avez ouvert la page{"\u00A0"}: relisez, puis envoyez de nouveau

# What the law has people told
notice-title = Ce que deviennent vos réponses
notice-controller = { $controller } en répond.
notice-purpose-join = Elles servent à vous répondre, et à préparer votre adhésion.
notice-purpose-waiting-list = Elles servent à tenir la liste d’attente et à vous écrire quand une place se libère.
notice-purpose-write = Elles servent à vous répondre.
notice-purpose-propose = Elles servent à publier la fiche et à vous répondre. Votre nom, votre courriel et votre téléphone ne sont pas publiés.
notice-purpose-start = Elles servent à vous mettre en relation avec d’autres familles et à vous aider.
notice-basis-request = Base légale{"\u00A0"}: des démarches que vous demandez avant d’adhérer.
notice-basis-interest = Base légale{"\u00A0"}: l’intérêt légitime à répondre à qui écrit.
notice-readers = Les lisent{"\u00A0"}: { $readers }, et personne d’autre.
notice-kept = Sans confirmation, tout est effacé en { $days } jours. Sinon c’est gardé { $years } ans après le dernier échange, ou moins si vous retirez votre demande{"\u00A0"}: le lien est dans le courriel.
notice-rights = Vous pouvez les voir, les corriger, les faire effacer, les recevoir dans un fichier, vous opposer à leur usage ou le limiter. Écrivez à
notice-complaint = ou adressez une réclamation à la CNIL.

# What a server answers
intake-enquiry-sent-title = Il reste un geste
intake-enquiry-sent-text = Un courriel vient de partir à l’adresse que vous avez donnée. Ouvrez-le et suivez son lien pour confirmer{"\u00A0"}: rien n’est transmis avant. Sans nouvelles dans dix minutes, regardez dans les indésirables.
intake-enquiry-used-title = C’est déjà confirmé
intake-enquiry-used-text = Le courriel que vous avez reçu ensuite a le lien pour revoir votre demande ou la retirer.
intake-enquiry-elsewhere-title = Cette demande est déjà traitée
intake-enquiry-elsewhere-text = Quelqu’un l’a traitée ou retirée entre-temps. Revenez à la liste pour voir ce qui attend encore.
intake-enquiry-withdrawn-title = Votre demande est retirée
intake-enquiry-withdrawn-text = Elle est effacée. Qui devait la lire est prévenu.

enquiry-confirm-title = Confirmer votre demande
enquiry-confirm-text = Relisez, puis confirmez{"\u00A0"}: c’est alors que « { $name } » la reçoit.
enquiry-confirm-go = Confirmer et transmettre
enquiry-standing-title = Votre demande
enquiry-standing-waiting = C’est confirmé. La réponse arrive par courriel{"\u00A0"}; gardez celui que vous venez de recevoir, il a le lien vers cette page.
enquiry-standing-done = Elle est traitée.
enquiry-standing-refused = Elle n’a pas eu de suite.
enquiry-position = Vous êtes au rang { $n } de la liste d’attente.
enquiry-withdraw = Retirer ma demande
enquiry-withdraw-text = Vous pouvez la retirer à tout moment{"\u00A0"}: elle est alors effacée.
enquiry-about = À propos de

# What whoever reads them sees
queue-title = Demandes{"\u00A0"}: { $name }
queue-count = { $count ->
    [0] Rien n’attend de réponse.
    [one] Une demande attend une réponse.
   *[other] { $n } demandes attendent une réponse.
}
queue-did-accept = C’est accepté, et la personne l’apprend par courriel.
queue-did-list = La personne est sur la liste d’attente, et l’apprend par courriel.
queue-did-refuse = C’est noté. Si vous avez écrit un mot, il part par courriel.
queue-did-done = C’est noté.
queue-kind-join = { $name } veut rejoindre l’AMAP
queue-kind-waiting-list = { $name } est sur la liste d’attente, au rang { $n }
queue-kind-contact = Message de { $name }
queue-kind-new-listing = Nouvelle fiche, par { $name }
queue-kind-correction = Fiche à corriger, par { $name }
queue-kind-start-amap = { $name } veut lancer une AMAP
queue-by = Le { $day }
queue-file-new = À relire, puis à mettre dans le contenu sous ce nom
queue-file-fix = Le fichier à corriger
queue-file-download = Télécharger le fichier
queue-sentence = Un mot pour la personne
queue-sentence-hint-join = Il part avec la réponse. Pour un refus, il en faut un.
queue-sentence-hint = Il part par courriel. Vide, rien ne part.
queue-accept = Donner une place
queue-list = Mettre sur la liste d’attente
queue-refuse = Refuser
queue-done = C’est fait
queue-ignore = Ne pas donner suite
queue-of = { $action }, { $name }

mail-enquiry-confirm-subject = À confirmer{"\u00A0"}: votre demande à « { $about } »
mail-enquiry-confirm-text = Bonjour,

    Quelqu’un a donné cette adresse pour écrire à « { $about } ». Si c’est vous, ouvrez ce lien, relisez, puis appuyez sur le bouton{"\u00A0"}: rien n’est transmis avant.

    Si ce n’est pas vous, ne faites rien{"\u00A0"}: tout est effacé dans sept jours.
mail-enquiry-confirm-action = Relire et confirmer
mail-enquiry-kept-subject = Demande transmise à « { $about } »
mail-enquiry-kept-text = Bonjour { $name },

    Votre demande à « { $about } » est transmise. La réponse vous arrivera par courriel.

    Gardez ce lien{"\u00A0"}: il permet de la revoir et de la retirer.
mail-enquiry-kept-action = Revoir ma demande
mail-enquiry-new-subject = { $kind ->
    [join] { $name } veut rejoindre « { $about } »
    [waiting-list] { $name } est sur la liste d’attente de « { $about } »
    [new-listing] Nouvelle fiche proposée par { $name }
    [correction] Fiche à corriger{"\u00A0"}: { $about }
    [start-amap] { $name } veut lancer une AMAP
   *[other] Message de { $name } à « { $about } »
}
mail-enquiry-new-text = Bonjour,

    { $name } ({ $email }{ $phone }) a écrit par le site, à propos de « { $about } ».

    { $answers }

    Répondez à ce courriel pour lui écrire. Par le lien, vous notez ce que devient la demande.
mail-enquiry-new-action = Voir les demandes
mail-enquiry-withdrawn-subject = Demande retirée{"\u00A0"}: { $name }
mail-enquiry-withdrawn-text = Bonjour,

    { $name } retire sa demande à « { $about } ». Elle est effacée, et il n’y a rien à faire.
mail-enquiry-accepted-subject = Une place pour vous{"\u00A0"}: { $about }
mail-enquiry-accepted-text = Bonjour { $name },

    « { $about } » vous accueille.{ $joining }

    { $sentence }

    La page de l’AMAP dit les jours, les lieux et les contrats à signer{"\u00A0"}: { $page }
mail-enquiry-listed-subject = Liste d’attente de « { $about } »
mail-enquiry-listed-text = Bonjour { $name },

    « { $about } » est complète. Vous êtes sur sa liste d’attente, et vous recevrez un courriel quand une place se libère.

    { $sentence }

    Par ce lien vous voyez votre rang, et vous pouvez retirer votre demande.
mail-enquiry-listed-action = Voir mon rang
mail-enquiry-done-subject = Votre demande à « { $about } »
mail-enquiry-done-text = Bonjour { $name },

    Votre demande à « { $about } » est traitée. Merci.

    { $sentence }
mail-enquiry-refused-subject = Votre demande à « { $about } »
mail-enquiry-refused-text = Bonjour { $name },

    Votre demande à « { $about } » n’a pas pu être suivie.

    { $sentence }
