# Contracts: what is wrong with choices (each sentence follows the name of its field), and why payments are as they are.
decimal-sign = ,

# What cannot be read
mistake-not-json = ce n’est pas du JSON{"\u00A0"}: quelque chose ne va pas à la ligne { $line }, colonne { $column }
mistake-unknown-field = « { $found } » n’existe pas ici ; les noms connus sont { $known }
mistake-twice = ce nom est donné deux fois
mistake-wrong-type = { $expected ->
    [number] il faut un nombre entier ; les montants sont en centimes
    [quantity] il faut un nombre de parts positif, avec deux décimales au plus{"\u00A0"}: 1, 0.5
    [yes-no] il faut true ou false
    [list] il faut une liste, entre crochets
    [date] il faut une date qui existe, comme "2026-11-12"
    [object] il faut un objet, entre accolades
   *[other] cette valeur n’est pas de celles qui vont ici
}

# Which deliveries
mistake-span-reversed = le dernier jour ({ $to }) vient avant le premier ({ $from })
mistake-from-too-early = la livraison du { $day } est déjà close ; { $left ->
    [none] il n’en reste pas
   *[some] on peut commencer le { $first }
}
mistake-no-late-joining = on ne souscrit pas à ce contrat en cours de saison{"\u00A0"}: la livraison du { $day } est déjà close
mistake-no-delivery-left = il ne reste aucune livraison
mistake-no-trial = ce contrat n’a pas d’essai
mistake-unknown-delivery = vous n’avez pas de livraison prévue le { $day }

# Other contracts
mistake-overlap = vous avez déjà un contrat avec cette ferme, du { $from } au { $to }{"\u00A0"}: deux contrats ne courent pas en même temps
mistake-first-contract-missing = il faut d’abord souscrire au contrat «{"\u00A0"}{ $contract }{"\u00A0"}»

# What is taken
mistake-wrong-contents = ce contrat ne se choisit pas de cette façon
mistake-nothing-chosen = rien n’est choisi
mistake-no-amount = il faut un montant
mistake-unknown-item = ce contrat n’a pas de produit « { $item } » ; ceux qu’il a{"\u00A0"}: { $known }
mistake-too-much = « { $item } »{"\u00A0"}: { $found }, c’est plus que { $most } ; sans doute une faute de frappe
mistake-bad-step = « { $item } » se prend par { $step } ; ici { $found }
mistake-item-not-at-delivery = « { $item } » n’est pas apporté à cette livraison
mistake-quantity-equal = il en faut exactement { $value } ; ici { $found }
mistake-quantity-at-least = il en faut au moins { $value } ; ici { $found }
mistake-quantity-at-most = il en faut au plus { $value } ; ici { $found }
mistake-quantity-multiple-of = il en faut un multiple de { $value } ; ici { $found }
mistake-own-wording = { $wording } (ici { $found })
mistake-delivery-below-least = chaque livraison est d’au moins { $bound } ; ici { $found }
mistake-delivery-above-most = chaque livraison est d’au plus { $bound } ; ici { $found }
mistake-below-least = le contrat est d’au moins { $bound } pour ces livraisons ; ici { $found }
mistake-above-most = le contrat est d’au plus { $bound } ; ici { $found }
mistake-capacity-exceeded = il n’y a que { $most } parts en tout ; ici { $found }
mistake-stock-exceeded = il n’y a que { $most } en tout ({ $stock }) ; ici { $found }

# Absences
mistake-no-absences = ce contrat ne prévoit pas d’absence
mistake-too-many-absences = { $most ->
    [one] une absence au plus
   *[other] { $most } absences au plus
} ; ici { $found }
mistake-absence-without-delivery = vous n’avez pas de livraison le { $day }
mistake-absence-outside-period = le { $day } n’est pas dans la période où une absence est possible
mistake-absence-past = la livraison du { $day } est passée
mistake-absence-too-late = il est trop tard pour une absence le { $day }
mistake-absence-on-merged-delivery = deux livraisons ont lieu ensemble le { $day }{"\u00A0"}: on ne peut pas y être absent
mistake-absence-twice = le { $day } est déjà une absence
mistake-absences-do-not-fit = { $found } absences demandées, mais { $most ->
    [0] aucune livraison ne s’y prête
    [one] une seule livraison s’y prête
   *[other] seulement { $most } livraisons s’y prêtent
}
mistake-no-moves = ce contrat ne permet pas de reporter une livraison
mistake-move-without-absence = une livraison ne se reporte que si l’on en est absent
mistake-move-to-no-delivery = vous n’avez pas de livraison le { $day } où la reporter
mistake-move-to-absence = vous êtes absent·e aussi le { $day }
mistake-move-too-late = il est trop tard pour reporter une livraison au { $day }
mistake-move-without-target = à quelle livraison reporter celle du { $day } ?

# Sharing, solidarity, gifts
mistake-too-many-families = { $most ->
    [one] ce panier ne se partage pas
   *[other] { $most } familles au plus
} ; ici { $found }
mistake-no-solidarity = ce contrat n’a pas de prix solidaire
mistake-solidarity-out-of-bounds = le prix solidaire va de { $least } à { $most } % du prix attendu ; ici { $found } %
mistake-bad-gift = un don de { $found } n’est pas possible

# Payments
mistake-bad-instalments = { $most ->
    [one] un seul paiement
   *[other] de 1 à { $most } paiements
} ; ici { $found }
mistake-schedule-fixed = les montants de ce contrat ne se changent pas
mistake-schedule-too-long = { $most ->
    [one] un seul paiement
   *[other] { $most } paiements au plus
} ; ici { $found }
mistake-schedule-too-small = chaque paiement est d’au moins { $least } ; ici { $found }
mistake-schedule-sum = la somme des paiements est { $found }, le total { $total }

# The schedule explained
schedule-nothing = Il n’y a rien à payer.
schedule-sentence = { $what }. { $why }
schedule-then = , puis {""}
schedule-run = { $count ->
    [one] 1 paiement de { $amount } le { $from }
   *[other] { $count } paiements de { $amount }, du { $from } au { $to }
}
schedule-varied = { $count } paiements, du { $from } au { $to }
schedule-equal = { $last ->
    [yes] Le total de { $total } est réparti en parts égales, et le dernier paiement prend les centimes qui restent.
   *[no] Le total est { $total }.
}
schedule-whole-euros = { $last ->
    [yes] Le total de { $total } est réparti en euros entiers, et le dernier paiement prend le reste.
   *[no] Le total est { $total }.
}
schedule-five-cents = Le total de { $total } est réparti par pas de cinq centimes, et le dernier paiement prend le reste.
schedule-percentages = Le total de { $total } est réparti selon les pourcentages du contrat, à l’euro inférieur ; le dernier paiement prend le reste.
schedule-deliveries = Chaque paiement est le prix de ce qui est livré jusqu’au suivant ; le total est { $total }.
schedule-own = Ces montants sont ceux que vous avez choisis ; leur somme est { $total }.

# What was typed into a form
mistake-sign-up-not-open = les inscriptions ouvrent le { $from }{"\u00A0"}: gardez votre brouillon jusque-là
mistake-sign-up-closed = les inscriptions étaient ouvertes jusqu’au { $to }{"\u00A0"}: écrivez à la coordination, il reste peut-être une place
mistake-field-quantity = « { $found } » n’est pas une quantité{"\u00A0"}: écrivez un nombre, comme 1 ou 0,5
mistake-field-amount = « { $found } » n’est pas un montant{"\u00A0"}: écrivez des euros, comme 12,50
mistake-field-number = « { $found } » n’est pas un nombre entier
mistake-field-date = « { $found } » n’est pas une date{"\u00A0"}: choisissez-la dans la liste
mistake-field-method = dites comment vous payez
mistake-field-name-missing = écrivez votre prénom et votre nom
mistake-field-email-missing = écrivez votre courriel{"\u00A0"}: la copie du contrat y est envoyée
mistake-field-email = « { $found } » n’est pas une adresse de courriel{"\u00A0"}: il en manque un bout, comme dans nom@exemple.fr
mistake-field-phone = « { $found } » n’est pas un numéro de téléphone
mistake-field-address-missing = écrivez votre adresse postale
mistake-field-too-long = c’est trop long{"\u00A0"}: { $most } signes au plus
mistake-field-agree = cochez la case, si vous acceptez les conditions
mistake-form-changed = ce contrat a changé depuis que vous avez ouvert la page{"\u00A0"}: voici les nouvelles conditions, relisez-les avant de signer
mistake-no-place-left = il ne reste pas assez de parts{"\u00A0"}: { $most } ; ici { $found }
mistake-stock-taken = il n’en reste pas assez ({ $stock }){"\u00A0"}: { $most } ; ici { $found }
