# Dates, hours, prices, distances.
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.
weekday-monday = lundi
weekday-tuesday = mardi
weekday-wednesday = mercredi
weekday-thursday = jeudi
weekday-friday = vendredi
weekday-saturday = samedi
weekday-sunday = dimanche
weekday-weeks = { $weeks ->
    [odd] les { $weekday }s des semaines impaires
    [even] les { $weekday }s des semaines paires
    [first] le premier { $weekday } du mois
    [second] le deuxième { $weekday } du mois
    [third] le troisième { $weekday } du mois
    [fourth] le quatrième { $weekday } du mois
    [fifth] le cinquième { $weekday } du mois
   *[last] le dernier { $weekday } du mois
}
weekday-short-monday = lun.
weekday-short-tuesday = mar.
weekday-short-wednesday = mer.
weekday-short-thursday = jeu.
weekday-short-friday = ven.
weekday-short-saturday = sam.
weekday-short-sunday = dim.
first-of-month = 1er
date-long = { $weekday } { $day } { $month } { $year }
date-day = { $weekday } { $day } { $month }
date-short = { $day } { $month } { $year }
date-month = { $month } { $year }
date-day-in-month = { $weekday } { $day }
time = { $hour }{"\u00A0"}h{"\u00A0"}{ $minute }
time-hour = { $hour }{"\u00A0"}h
price = { $euros },{ $cents }{"\u00A0"}€
thousands-separator = {"\u202F"}
distance-near = { $whole },{ $tenth }{"\u00A0"}km
distance-far = { $km }{"\u00A0"}km

# Words of the closed lists.
status-open = Places disponibles
status-waiting-list = Liste d’attente
status-full = Complète
status-starting = En création
status-paused = En pause
status-closed = Fermée
audience-all = Ouverte à tout le monde
audience-students = AMAP étudiante
audience-company = AMAP d’entreprise
kind-fixed = Panier fixe
kind-same-each-time = Même contenu à chaque livraison
kind-variable = Quantités au choix
kind-prepaid = Montant payé d’avance
payment-cheque = Chèque
payment-transfer = Virement
payment-direct-debit = Prélèvement
payment-cash = Espèces
payment-local-currency = Monnaie locale
label-organic = Agriculture biologique
label-organic-conversion = En conversion bio
label-nature-et-progres = Nature & Progrès
label-bio-coherence = Bio Cohérence
label-demeter = Demeter
label-no-pesticides = Sans pesticides ni engrais chimiques
advert-farm-seeks-amap = Ferme cherche AMAP
advert-amap-seeks-farm = AMAP cherche ferme
product-vegetables = Légumes
product-fruit = Fruits
product-bread = Pain
product-eggs = Œufs
product-poultry = Volailles
product-meat = Viande
product-pork = Porc
product-dairy = Laitages
product-cheese = Fromages
product-fish = Poissons
product-honey = Miel
product-mushrooms = Champignons
product-herbs = Plantes et tisanes
product-cereals = Farines et légumes secs
product-oil = Huiles
product-drinks = Boissons
product-preserves = Confitures et conserves
product-flowers = Fleurs et plants
product-other = Autres produits
