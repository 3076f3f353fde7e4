# Forms: the contract to fill in, the page to check, the contract on paper.

# The page to fill in
form-title = Signer{"\u00A0"}: { $name }
form-title-wrong = Erreur{"\u00A0"}: { $title }
form-here = Le remplir
form-kicker = { $amap }, { $from } à { $to }
form-intro = Ce contrat vous lie à la ferme «{"\u00A0"}{ $farm }{"\u00A0"}», sans intermédiaire. Vous relisez tout avant de signer.
form-wrong = { $count ->
    [one] Une chose est à corriger
   *[other] { $count } choses sont à corriger
}
form-wrong-help = Rien de ce que vous avez saisi n’est perdu.
form-all = Tout le contrat, avec ses conditions
form-back = Revenir au contrat
form-on-paper = Le remplir sur papier
form-way-same = La même chose à chaque fois
form-way-each = Choisir livraison par livraison
form-way-amount = Donner un montant, et choisir plus tard
form-contents = Ce que vous prenez
form-contents-same = À chaque livraison, la même chose. Laissez vide ce que vous ne prenez pas.
form-contents-each = La colonne «{"\u00A0"}Chaque fois{"\u00A0"}» vaut partout où vous laissez vide{"\u00A0"}; écrivez 0 pour ne rien prendre ce jour-là.
form-contents-amount = Vous versez un montant, et choisissez vos produits au fil de la saison.
form-amount = Montant, en euros
form-amount-least = au moins { $least }
form-amount-most = au plus { $most }
form-product = Produit
form-price = Prix
form-quantity = Quantité
form-quantity-step = par { $step }
form-each-time = Chaque fois
form-months = Mois à montrer
form-month-all = Toute la saison
form-none-here = Pas à cette livraison
form-copy = Recopier
form-copy-cell = Cette quantité, sur les livraisons qui suivent
form-copy-day = Cette livraison, sur celles qui suivent
form-copy-row = La première quantité de la ligne, partout
form-keys = Les flèches vont d’une case à l’autre, Entrée à celle du dessous, Ctrl et Fin à la dernière.
form-rules = À respecter
form-rule-all = tous les produits
form-rule-equal = { $extent ->
    [each] { $items }{"\u00A0"}: exactement { $value } à chaque livraison
    [contract] { $items }{"\u00A0"}: exactement { $value } sur la saison
   *[deliveries] { $items }{"\u00A0"}: exactement { $value } en tout, à certaines livraisons
}
form-rule-at-least = { $extent ->
    [each] { $items }{"\u00A0"}: au moins { $value } à chaque livraison
    [contract] { $items }{"\u00A0"}: au moins { $value } sur la saison
   *[deliveries] { $items }{"\u00A0"}: au moins { $value } en tout, à certaines livraisons
}
form-rule-at-most = { $extent ->
    [each] { $items }{"\u00A0"}: au plus { $value } à chaque livraison
    [contract] { $items }{"\u00A0"}: au plus { $value } sur la saison
   *[deliveries] { $items }{"\u00A0"}: au plus { $value } en tout, à certaines livraisons
}
form-rule-multiple-of = { $extent ->
    [each] { $items }{"\u00A0"}: un multiple de { $value } à chaque livraison
    [contract] { $items }{"\u00A0"}: un multiple de { $value } sur la saison
   *[deliveries] { $items }{"\u00A0"}: un multiple de { $value } en tout, à certaines livraisons
}
form-when = Quand
form-from = À partir du
form-length = { $count ->
    [one] Ce contrat dure une livraison, à partir de celle-là.
   *[other] Ce contrat dure { $n } livraisons, à partir de celle-là.
}
form-trial = { $count ->
    [one] Un panier seulement, pour essayer
   *[other] { $n } paniers seulement, pour essayer
}
form-absences = { $count ->
    [one] Votre absence
   *[other] Vos absences ({ $n } au plus)
}
form-absence = Livraison où vous ne venez pas
form-move = Reprise, en double, le
form-absence-none = aucune
form-sharing = Panier partagé
form-families = Nombre de familles
form-families-alone = Une, la mienne
form-families-n = { $n } familles
form-partners = Avec qui
form-partners-hint = Les noms des autres familles.
form-solidarity-title = Prix solidaire et don
form-solidarity = Le prix que vous choisissez, en pour cent
form-solidarity-hint = De { $least } à { $most }. 100 est le prix attendu{"\u00A0"}; au-dessus, vous aidez une autre famille.
form-gift = Don, une fois, en euros
form-gift-per-delivery = Don à chaque livraison, en euros
form-payment = Paiement
form-payment-farm = Vous payez directement la ferme{"\u00A0"}: rien ne passe par l’AMAP.
form-method = Comment vous payez
form-instalments = Nombre de paiements
form-instalments-n = { $count ->
    [one] Un seul paiement
   *[other] { $n } paiements
}
form-you = Vous
form-name = Prénom et nom
form-email = Courriel
form-email-hint = Votre copie du contrat y est envoyée.
form-phone = Téléphone (facultatif)
form-address = Adresse postale
form-address-hint = La loi et la charte veulent que le contrat nomme les deux parties, avec leur adresse.
form-optional = facultatif
form-privacy = Ce que vous saisissez est lu par la ferme «{"\u00A0"}{ $farm }{"\u00A0"}» et par la coordination de «{"\u00A0"}{ $amap }{"\u00A0"}», pour conclure et suivre ce contrat, et par personne d’autre. C’est gardé le temps que la loi demande pour un contrat.
form-privacy-link = Vos données, vos droits
form-total = Total
form-total-live = Total pour la saison
form-total-deliveries = { $count ->
    [one] une livraison
   *[other] { $n } livraisons
}
form-total-estimate = Estimation{"\u00A0"}: ce qui se pèse est payé à la pesée.
form-total-later = Le total et les paiements se calculent à l’étape suivante, avant de signer.
form-check = Vérifier avant de signer
form-print = Imprimer le contrat rempli
form-draft = Garder ce brouillon sur cet appareil
form-draft-hint = Rien n’est envoyé. Décochez pour l’effacer.
form-draft-found = Votre brouillon du { $day } est repris.

# The page to check
check-title = Vérifier avant de signer{"\u00A0"}: { $name }
check-heading = Relisez, puis signez
check-parties = Entre qui
check-member = Amapien·ne
check-farm = Ferme
check-amap = AMAP
check-amap-role = L’AMAP met en relation{"\u00A0"}: elle n’achète ni ne vend.
check-partners = Panier partagé avec { $names }
check-deliveries = Ce que vous recevez
check-same = La même chose à chaque fois{"\u00A0"}:
check-day = Jour
check-brings = Contenu
check-absent = absence
check-default = comme chaque fois
check-taken = repris le { $day }
check-turn = tour de la famille { $n }
check-nothing = rien
check-percent = { $percent }{"\u00A0"}% de l’ordinaire
check-sums = Prix
check-total = Total
check-net = dont hors taxes
check-vat = dont TVA à { $rate }{"\u00A0"}%
check-solidarity = Prix solidaire
check-gift = Don
check-carried = Avoir de la saison passée
check-due = À payer à la ferme
check-credit = Dont absences rendues en fin de saison
check-estimate = C’est une estimation{"\u00A0"}: ce qui se pèse est payé à la pesée, et réglé en fin de saison.
check-payments = Vos paiements
check-payment = Paiement { $n }
check-overpaid = Déjà payé en plus, que la ferme rend
check-due-on = Échéance
check-amount = Montant
check-amounts-change = Vous pouvez changer ces montants, en gardant leur somme.
check-recount = Vérifier ces montants
check-method = Par
check-agree = J’ai lu ce contrat et j’en accepte les conditions.
check-sign = Signer et commander avec obligation de paiement
check-edit = Modifier
check-law = En appuyant, vous vous engagez à payer { $due } à la ferme «{"\u00A0"}{ $farm }{"\u00A0"}».

# The signed contract
signed-title = Contrat signé{"\u00A0"}: { $name }
signed-on = Le { $day }.
signed-transfers = Vos virements
signed-account = Compte de { $name }
signed-codes = Chaque code ouvre le virement, tout rempli, dans l’application de votre banque. Vérifiez-le avant de l’envoyer.
signed-code = Code du virement de { $amount }, { $day }
signed-transfer-text = { $contract }, { $member }, paiement { $number } sur { $count }
signed-reference = à indiquer{"\u00A0"}: { $text }
