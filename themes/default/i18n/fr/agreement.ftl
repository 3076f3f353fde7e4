# What is agreed: the articles of a contract, the same on its page, on its form, on the page to check and on paper.

# Who with whom
agreement-parties = Les parties
agreement-parties-direct = Ce contrat lie directement une personne, l’amapien·ne, et la ferme «{"\u00A0"}{ $farm }{"\u00A0"}». «{"\u00A0"}{ $amap }{"\u00A0"}» les met en relation, sans intermédiaire{"\u00A0"}: l’AMAP n’achète ni ne vend, et n’est pas partie au contrat.
agreement-parties-order = Chaque personne commande pour elle-même, directement à la ferme «{"\u00A0"}{ $farm }{"\u00A0"}». «{"\u00A0"}{ $amap }{"\u00A0"}» rassemble les commandes{"\u00A0"}: l’AMAP n’achète ni ne vend. Cette commande groupée n’engage que pour ce qu’elle contient{"\u00A0"}: ce n’est pas un contrat AMAP.
agreement-farm-identity = La ferme{"\u00A0"}: { $identity }.
agreement-phone = téléphone { $phone }
agreement-requires = Pour signer ce contrat, il faut avoir signé le contrat «{"\u00A0"}{ $contract }{"\u00A0"}».

# What, for how much
agreement-products = Ce qui est vendu
agreement-products-listed = Les produits de la ferme, leurs unités et leurs prix sont ceux que ce contrat énumère.
agreement-products-kind = { $kind ->
    [fixed] Vous prenez la même chose à chaque livraison{"\u00A0"}; ce qu’une part contient suit la saison.
    [same-each-time] Vous choisissez vos quantités en signant{"\u00A0"}; elles sont les mêmes à chaque livraison.
    [prepaid] Vous versez un montant en signant, et choisissez vos produits au fil de la saison, { $days ->
        [0] au plus tard la veille de chaque livraison.
        [one] au plus tard l’avant-veille de chaque livraison.
       *[other] plus de { $days } jours avant chaque livraison.
    }
   *[variable] Vous choisissez vos quantités en signant, livraison par livraison si vous voulez.
}
agreement-price = Le prix
agreement-price-fixed = Les prix comprennent la TVA. La ferme les a fixés pour la saison{"\u00A0"}; ceux que vous signez ne changent plus.
agreement-price-factor = Une livraison annoncée double, demie ou d’une autre mesure compte à sa mesure.
agreement-price-weighed = Ce qui se pèse est estimé sur un poids habituel, puis dû au poids réel, au prix du kilogramme convenu{"\u00A0"}: la différence se règle avec la ferme en fin de saison.
agreement-price-fee = L’adhésion à l’AMAP, { $fee } par an, se règle à part.
agreement-solidarity = Le prix solidaire
agreement-solidarity-how = En signant, vous choisissez de payer entre { $least }{"\u00A0"}% et { $most }{"\u00A0"}% du prix attendu, sans avoir à dire pourquoi. Payer plus permet à d’autres de payer moins.
agreement-payment = Le paiement
agreement-payment-ahead = Le prix est dû d’avance à la ferme, selon l’échéancier que vous signez, { $count ->
    [one] en une fois
   *[other] en { $count } fois au plus
}{ $methods ->
    [none] .
   *[some] {"\u00A0"}: { $list }.
}
agreement-payment-order = Le prix est dû à la ferme, selon l’échéancier que vous signez, { $count ->
    [one] en une fois
   *[other] en { $count } fois au plus
}{ $methods ->
    [none] .
   *[some] {"\u00A0"}: { $list }.
}
agreement-payment-payee = Les chèques sont à l’ordre de { $payee }.
agreement-payment-direct = Aucun argent ne passe par l’AMAP, et rien ne se paie à la distribution.

# When
agreement-deliveries = Les livraisons
agreement-deliveries-count = { $count ->
    [one] Une livraison est prévue, le { $first }, à l’heure et au lieu que ce contrat dit.
   *[other] { $count } livraisons sont prévues, du { $first } au { $last }, aux jours, heures et lieux que ce contrat énumère.
}
agreement-deliveries-length = { $count ->
    [one] Votre contrat en compte une.
   *[other] Votre contrat en compte { $count }, à partir de la première que vous choisissez.
}
agreement-deliveries-moved = Quand une livraison doit être déplacée, ajoutée ou annulée, la page du contrat et son calendrier le disent, avec la raison.
agreement-late = Commencer en cours de saison
agreement-late-yes = On peut commencer après la première livraison, tant que les inscriptions sont ouvertes{"\u00A0"}: on ne paie alors que les livraisons qui restent. Chacune se ferme { $days ->
    [0] la veille au soir.
    [one] l’avant-veille au soir.
   *[other] plus de { $days } jours avant.
}
agreement-late-no = On ne peut plus commencer quand la première livraison est passée.
agreement-trial = L’essai
agreement-trial-count = { $count ->
    [one] On peut d’abord signer pour une seule livraison, pour essayer.
   *[other] On peut d’abord signer pour { $count } livraisons seulement, pour essayer.
}
agreement-trial-after = L’essai n’engage pas au-delà.
agreement-absences = Les absences
agreement-absences-count = { $count ->
    [one] Vous pouvez ne pas prendre une livraison de la saison.
   *[other] Vous pouvez ne pas prendre { $count } livraisons de la saison au plus.
}
agreement-absences-period = Elles se placent du { $from } au { $to }.
agreement-absences-none = Ce contrat n’en prévoit pas{"\u00A0"}: si vous ne pouvez pas venir, quelqu’un vient à votre place. Une part que personne ne prend reste due.
agreement-sharing = Le partage d’un panier
agreement-sharing-how = Un panier peut se partager entre { $count } familles au plus, qui le prennent à tour de rôle. Le contrat reste au nom d’une seule personne, qui en répond.

# Mutual commitments of the charter
agreement-risk = Le partage des aléas
agreement-risk-shared = Gel, grêle, sécheresse, maladie{"\u00A0"}: l’amapien·ne et la ferme partagent les aléas de la production comme ses bonheurs. Ce qu’une livraison apporte peut varier{"\u00A0"}; le prix convenu reste dû. La ferme dit ce qui arrive, et ce qu’elle fait pour y remédier.
agreement-commitments = Les engagements mutuels
agreement-commitments-farm = La ferme livre ce qu’elle produit elle-même, sans achat-revente. Elle est présente à la distribution, y parle de son travail et explique ses prix.
agreement-commitments-visits = Elle ouvre ses portes aux membres{"\u00A0"}: { $visits }
agreement-commitments-visits-some = Elle ouvre ses portes aux membres.
agreement-commitments-member = L’amapien·ne s’engage pour la durée du contrat, paie d’avance, adhère à l’AMAP et vient prendre sa part aux jours dits, ou la fait prendre.
agreement-commitments-permanences = L’amapien·ne tient à son tour des permanences{"\u00A0"}: { $roles }.
agreement-commitments-permanences-some = L’amapien·ne donne à son tour un coup de main à la distribution.
agreement-commitments-charter = Ce contrat suit la charte des AMAP de mars 2014.
agreement-terms = Les conditions particulières

# What the law has people told
agreement-conclusion = Comment le contrat se conclut
agreement-conclusion-online = Sur le site{"\u00A0"}: vous remplissez le formulaire, puis une page montre le contrat entier, le total et l’échéancier. «{"\u00A0"}{ $edit }{"\u00A0"}» permet de corriger, «{"\u00A0"}{ $button }{"\u00A0"}» signe. Un courriel vous demande alors de confirmer votre adresse.
agreement-conclusion-paper = Sur papier{"\u00A0"}: vous remplissez et signez deux exemplaires. Une rature se corrige à côté et se paraphe.
agreement-conclusion-accepts = Votre signature est une offre{"\u00A0"}: c’est la signature de la ferme qui l’accepte et forme le contrat. Jusque-là rien n’est dû, et vous pouvez la changer ou la retirer.
agreement-copy = Langue, copie et conservation
agreement-copy-language = { $count ->
    [one] Langue du contrat{"\u00A0"}: { $languages }.
   *[other] Langues proposées{"\u00A0"}: { $languages }. Celle que vous lisez est celle de votre contrat.
}
agreement-copy-durable = Dès que les deux ont signé, chacun a sa copie du contrat entier, par courriel ou sur papier, à garder.
agreement-copy-kept = La ferme garde le contrat signé dix ans après la dernière livraison s’il atteint 120{"\u00A0"}€, cinq ans sinon. Pendant tout ce temps, vous pouvez le lui demander{ $mailbox ->
    [none] .
   *[some] {""}, à { $address }.
}
agreement-guarantees = Les garanties
agreement-guarantees-legal = La ferme répond des défauts de conformité de ce qu’elle livre (articles L.{"\u00A0"}217-3 et suivants du code de la consommation) et de ses vices cachés (articles 1641 à 1649 du code civil). Dites-le-lui dès que vous les voyez{"\u00A0"}: elle remplace, baisse le prix ou rembourse.
agreement-guarantees-risk = Le partage des aléas n’y change rien.
agreement-withdrawal = La rétractation
agreement-withdrawal-none = Ces produits se gâtent vite{"\u00A0"}: il n’y a pas de droit de rétractation (article L.{"\u00A0"}221-28, 4°, du code de la consommation). Une fois formé, le contrat vous engage.
agreement-withdrawal-right = Pour { $items }, vous pouvez vous rétracter sans dire pourquoi, jusqu’à quatorze jours après en avoir reçu la première livraison (articles L.{"\u00A0"}221-18 et suivants du code de la consommation).
agreement-withdrawal-how = Il suffit de le dire clairement à la ferme, par courrier ou par courriel.{ $online ->
    [yes] {" "}Si vous avez signé sur le site, le lien «{"\u00A0"}Renoncer au contrat ici{"\u00A0"}» de votre copie le fait aussi.
   *[no] {""}
} Elle vous rembourse sous quatorze jours{"\u00A0"}; vous lui rapportez ce que vous avez reçu.
agreement-withdrawal-model = Modèle{"\u00A0"}: «{"\u00A0"}À { $farm }{"\u00A0"}: je vous notifie par la présente ma rétractation du contrat «{"\u00A0"}{ $contract }{"\u00A0"}» pour { $items }. Commandé le… Reçu le… Nom, adresse, date, et signature sur papier.{"\u00A0"}»
agreement-withdrawal-rest = Le reste se gâte vite{"\u00A0"}: il n’y a pas de droit de rétractation (article L.{"\u00A0"}221-28, 4°).
agreement-disputes = En cas de désaccord
agreement-disputes-first = Parlez-en d’abord à la ferme{ $mailbox ->
    [none] .
   *[some] {""}, à { $address }.
} La coordination de l’AMAP peut aider.
agreement-disputes-mediator = Si rien ne se règle, vous pouvez saisir gratuitement le médiateur de la consommation dont relève la ferme{"\u00A0"}: { $mediator }.
agreement-disputes-unnamed = Si rien ne se règle, vous pouvez saisir gratuitement le médiateur de la consommation dont relève la ferme{"\u00A0"}: elle vous dit lequel dès que vous le demandez. La liste des médiateurs est sur www.economie.gouv.fr/mediation-conso.
agreement-data = Vos données
agreement-data-use = Vos nom, adresses et téléphone servent à conclure et à suivre ce contrat, et à rien d’autre. Sans votre nom et vos adresses, il ne peut pas se conclure{"\u00A0"}; le téléphone est facultatif. La ferme en est responsable{"\u00A0"}; la coordination de l’AMAP les lit aussi, et personne d’autre. Elles sont gardées aussi longtemps que le contrat.
agreement-data-rights = Pour les voir, les corriger ou les faire effacer{ $mailbox ->
    [none] {""}, demandez à la ferme.
   *[some] {"\u00A0"}: { $address }.
} Réclamation possible auprès de la CNIL, www.cnil.fr.

# Blocks of paper: parties, signatures
agreement-farm = La ferme
agreement-member = L’amapien·ne
agreement-buyer = La personne qui commande
agreement-between = L’AMAP
agreement-between-role = { $amap } met en relation{"\u00A0"}: l’AMAP n’achète ni ne vend, et n’est pas partie au contrat.
agreement-name = Prénom et nom
agreement-address = Adresse postale
agreement-telephone = Téléphone
agreement-email = Courriel
agreement-sign-member = L’amapien·ne{"\u00A0"}: lu et approuvé, date et signature
agreement-sign-buyer = La personne qui commande{"\u00A0"}: lu et approuvé, date et signature
agreement-sign-farm = La ferme, qui accepte{"\u00A0"}: date et signature
agreement-sign-amap = L’AMAP n’est pas partie{"\u00A0"}: elle ne signe pas.

# The page of a contract
contract-sign = Signer ce contrat
contract-order = Passer commande
contract-sign-soon = Voir le formulaire
contract-sign-each = Choisir livraison par livraison
contract-paper = Sur papier
contract-ask = Poser une question
contract-example = { $count ->
    [one] Par exemple, un foyer qui prend { $quantity } × { $item } à la livraison qui reste paie { $due }.
   *[other] Par exemple, un foyer qui prend { $quantity } × { $item } à chaque fois paie { $due } pour { $n } livraisons.
}
contract-example-amount = Par exemple, un foyer qui verse { $due } choisit ses produits au fil de la saison.
contract-arrivals = Ce qui vient quand
contract-arrivals-rest = Les autres produits
contract-arrivals-always = à chaque livraison
contract-articles = Ce qui est convenu
day-number = { $day ->
    [1] 1er
   *[other] { $day }
}

# The contract on paper
sheet-title = { $name }, à signer sur papier
sheet-print = Imprimer{"\u00A0"}: Ctrl + P (ou ⌘ + P). Le contrat sort en noir, sur A4. Il en faut deux exemplaires, un pour chacun.
sheet-back = Revenir au contrat
sheet-version = État du { $day }, d’après { $address }
sheet-closed = Toutes les livraisons sont closes{"\u00A0"}: il n’y a plus rien à signer. La coordination dit s’il y aura une autre saison.
sheet-contents = Ce que je prends
sheet-contents-same = { $count ->
    [one] À la livraison ci-dessous.
   *[other] La même chose à chacune des { $n } livraisons ci-dessous.
}
sheet-contents-grid = Dans chaque case, une quantité. «{"\u00A0"}Chaque fois{"\u00A0"}» vaut partout où la case reste vide{"\u00A0"}; 0 pour ne rien prendre ce jour-là.
sheet-contents-amount = Je verse un montant, et choisis mes produits au fil de la saison.
sheet-amount = Montant versé, en euros
sheet-least-contract = Au moins { $amount } en tout.
sheet-most-contract = Au plus { $amount } en tout.
sheet-least-delivery = Au moins { $amount } à chaque livraison où l’on prend quelque chose.
sheet-most-delivery = Au plus { $amount } par livraison.
sheet-season = { $count ->
    [one] Prix de la livraison
   *[other] Prix des { $n } livraisons
}
sheet-sum = Montant
sheet-in-all = En tout
sheet-from = Je commence le
sheet-partners = Panier partagé avec
sheet-solidarity = Prix que je choisis, de { $least } à { $most }{"\u00A0"}% du prix attendu
sheet-gift = Don à la ferme
sheet-deliveries = Les livraisons
sheet-usual = { $start ->
    [none] Lieu{"\u00A0"}: { $place }.
   *[other] Sauf indication contraire, de { $start } à { $end }{ $place ->
        [none] .
       *[other] , { $place }.
    }
}
sheet-exceptions = À noter
sheet-instead = au lieu du { $day }
sheet-absences = { $count ->
    [one] Mon absence
   *[other] Mes absences ({ $n } au plus)
}
sheet-absence = Je ne prends pas la livraison du
sheet-move = reprise, en double, le
sheet-payments = Mes paiements
sheet-methods = Par
sheet-due = Échéance
sheet-cheque = N° de chèque
sheet-due-other = le
sheet-to-pay = À payer à la ferme, en tout
sheet-split-equal = Le total se répartit en parts égales{"\u00A0"}; la dernière prend les centimes qui restent.
sheet-split-whole-euros = Le total se répartit en euros entiers{"\u00A0"}; le dernier paiement prend le reste.
sheet-split-five-cents = Le total se répartit par pas de cinq centimes{"\u00A0"}; le dernier paiement prend le reste.
sheet-split-percentages = Le total se répartit selon les pourcentages du contrat{"\u00A0"}; le dernier paiement prend le reste.
sheet-split-deliveries = Chaque paiement est le prix de ce qui est livré jusqu’au suivant.
sheet-estimate = Ce qui se pèse est une estimation, réglée au poids réel en fin de saison.
sheet-signatures = Signatures
