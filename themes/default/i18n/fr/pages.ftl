# Frame
skip = Aller au contenu
nav-main = Principal
nav-crumbs = Fil d’Ariane
nav-foot = Pied de page
nav-home = Accueil
nav-amaps = Trouver une AMAP
nav-contracts = Contrats
nav-agenda = Agenda
nav-news = Actualités
nav-library = Médiathèque
nav-network = Le réseau
nav-plan = Plan du site
nav-farms = Fermes
nav-adverts = Annonces
nav-data = Données ouvertes
nav-embed = Intégrer la liste
nav-legal = Mentions légales
nav-privacy = Données personnelles
nav-accessibility = Accessibilité{"\u00A0"}: non évaluée
language-fr = Français
language-en = English
foot-licence = Données sous licence
foot-made = Site fait avec Cabas, logiciel libre, sans traceur.
pager = Pages
pager-previous = Précédente
pager-next = Suivante
page-of = Page { $number } sur { $count }.
page-title = , page { $number }
colon = {"\u00A0"}:

# Words that many pages share
amap = AMAP
amaps = AMAP
all-amaps = Toutes les AMAP
the-amaps = Les AMAP
farm = Ferme
the-farms = Les fermes
product = Produit
products = Produits
networks = Réseaux locaux
regions = Régions
departments = Départements
communes = Communes
place = Lieu
distance = Distance
unknown = inconnue
practical = En pratique
to-confirm = à confirmer
as-the-crow-flies = Distances à vol d’oiseau.
amaps-count = { $count ->
    [one] { $n }{"\u00A0"}AMAP
   *[other] { $n }{"\u00A0"}AMAP
}
farms-count = { $count ->
    [one] { $n } ferme
   *[other] { $n } fermes
}
baskets-count = { $count ->
    [one] { $n } panier
   *[other] { $n } paniers
}
baskets = Paniers
deliveries-count = { $count ->
    [one] { $n } livraison
   *[other] { $n } livraisons
}
labels = { $count ->
    [one] Label
   *[other] Labels
}

# Days and hours
day-and-hour = { $day }, { $hour }
hours = de { $start } à { $end }
hours-bare = { $start } à { $end }
from-hour = à partir de { $hour }
until-hour = jusqu’à { $hour }
span = du { $from } au { $to }
until = jusqu’au { $day }
instead-of = Au lieu du { $day }
distributes-weekly = Chaque { $weekday } { $hours }
distributes-fortnightly = Un { $weekday } sur deux { $hours }
distributes-every = Un { $weekday } toutes les { $weeks } semaines { $hours }
distributes-weeks = { $what } { $hours }
distributes-dates = À des dates choisies, { $hours }
meeting-moved = Reportée
meeting-added = En plus
meeting-cancelled = Annulée
meeting-other-hours = Autre horaire
meeting-other-place = Autre lieu
portion-double = Double livraison
portion-half = Demi-livraison
portion-percent = { $percent }{"\u00A0"}% de la livraison habituelle
verified-fresh = Fiche vérifiée le { $day }
verified-old = Fiche vérifiée le { $day }
verified-stale = À confirmer{"\u00A0"}: fiche vérifiée le { $day }
verified-never = À confirmer{"\u00A0"}: fiche jamais vérifiée

# Cards
sign-up-open = Ouvert
sign-up-closing-soon = { $days ->
    [one] Dernier jour
   *[other] Plus que { $days } jours
}
sign-up-opening-soon = Bientôt
sign-up-later = Plus tard
sign-up-closed = Inscriptions closes
sign-up-unstated = Se renseigner
sign-up-ended = Saison terminée
sign-up-day-open = jusqu’au { $day }
sign-up-day-closing-soon = jusqu’au { $day }
sign-up-day-opening-soon = ouvre le { $day }
sign-up-day-later = ouvre le { $day }
price-range = de { $low } à { $high }
price-per = par { $unit }

# Lists of AMAPs
count-open = { $count ->
    [one] { $n } a des places
   *[other] { $n } ont des places
}
count-waiting-list = { $count ->
    [one] { $n } a une liste d’attente
   *[other] { $n } ont une liste d’attente
}
count-full = { $count ->
    [one] { $n } est complète
   *[other] { $n } sont complètes
}
count-starting = { $count ->
    [one] { $n } se crée
   *[other] { $n } se créent
}
count-paused = { $count ->
    [one] { $n } est en pause
   *[other] { $n } sont en pause
}
count-closed = { $count ->
    [one] { $n } est fermée
   *[other] { $n } sont fermées
}
by-name = Par ordre alphabétique.
by-territory = Par région et département
by-product = Par produit
list-empty = Il n’y a pas encore d’AMAP ici.
start-one = Montez-en une, le réseau vous aide
see-all-amaps = Voir toutes les AMAP
feed = Flux des nouvelles
download-csv = Télécharger (CSV)
embed-list = Montrer cette liste sur un autre site
amaps-title = { $count ->
    [0] Aucune AMAP pour l’instant
    [one] { $n }{"\u00A0"}AMAP
   *[other] { $n }{"\u00A0"}AMAP
}
amaps-description = Toutes les AMAP de l’annuaire { $site }{"\u00A0"}: places, jours, produits, fermes.

# Search
find-title = Trouver une AMAP près de chez vous
find-description = Les AMAP les plus proches d’une commune ou de vous, dans l’annuaire { $site }{"\u00A0"}: par nom, code postal, produit, jour.
find-label = Où cherchez-vous une AMAP{"\u00A0"}?
find-hint = Commune, code postal, nom d’une AMAP ou d’une ferme.
find-go = Voir les plus proches
find-near = Près de moi
find-count = { $count ->
    [one] { $n } réponse.
   *[other] { $n } réponses.
}
find-key = Sur la carte{"\u00A0"}: un carré pour le lieu cherché, de gros points pour les AMAP de la liste.
find-answers = Réponses
find-meant = Rien ne s’appelle «{"\u00A0"}{ $q }{"\u00A0"}». Vouliez-vous dire{"\u00A0"}:
find-nothing = Rien ne répond à «{"\u00A0"}{ $q }{"\u00A0"}». Essayez le nom de la commune, ou son code postal.
find-empty = Écrivez une commune, un code postal, le nom d’une AMAP ou d’une ferme.
find-locating = Recherche de votre position, qui reste sur votre appareil…
find-refused = Votre appareil n’a pas donné sa position. Écrivez votre commune ou votre code postal{"\u00A0"}: cela suffit.
find-lost = Votre appareil n’a pas trouvé sa position. Écrivez votre commune ou votre code postal.
find-here = Ce lien montre les AMAP autour de la personne qui l’ouvre. Pour voir celles qui sont près de vous, utilisez le bouton «{"\u00A0"}Près de moi{"\u00A0"}»{"\u00A0"}: votre position reste sur votre appareil.
find-failed = La recherche n’a pas pu lire ses données. Réessayez dans un moment, ou choisissez votre région ci-dessous.
find-filters = Affiner
find-product = Produit
find-day = Jour de distribution
find-status = Inscriptions
find-audience = Public
find-label-group = Label
find-any = Peu importe
find-reset = Effacer les filtres
find-several = Plusieurs communes répondent à { $q }{"\u00A0"}: laquelle{"\u00A0"}?
find-which = Plusieurs réponses pour «{"\u00A0"}{ $q }{"\u00A0"}»{"\u00A0"}: laquelle{"\u00A0"}?
find-title-place = { $name } ({ $department }){"\u00A0"}: les AMAP les plus proches
find-title-here = Autour de vous
find-sum = { $count ->
    [one] { $n } AMAP, à { $near } à vol d’oiseau.
   *[other] Les { $n } AMAP les plus proches, de { $near } à { $far } à vol d’oiseau.
}
find-km = à { $km } à vol d’oiseau
find-more = { $count ->
    [one] Voir la suivante
   *[other] Voir les { $n } suivantes
}
find-too-far = { $name } ({ $department }){"\u00A0"}: pas d’AMAP tout près. Voici les plus proches{"\u00A0"}:
find-filtered = { $name } ({ $department }){"\u00A0"}: les AMAP les plus proches qui répondent à vos filtres
find-unfiltered = Aucune AMAP ne répond à tous ces filtres.
find-drop = Voir sans «{"\u00A0"}{ $choice }{"\u00A0"}»
find-start = La plus proche est à { $km }, c’est loin pour un panier. Et si la prochaine était chez vous{"\u00A0"}?
find-by-region = Choisir par région et département
find-regions = Par région et département

# Home
home-title = Trouver une AMAP
home-counts = { $amaps } AMAP et { $farms } fermes
home-counts-in = { $amaps } AMAP et { $farms } fermes { $in }
home-headline = La ferme d’à côté, toute l’année dans votre panier
home-lead = Une AMAP réunit des familles et des paysan·nes du coin, qui s’engagent ensemble pour une saison.
home-contracts = { $count ->
    [one] Voir le contrat à rejoindre
   *[other] Voir les { $n } contrats à rejoindre
}
home-territories = Par territoire
home-regions = Toutes les régions et tous les départements
home-all-in = Toutes les AMAP { $in }
home-days = Par jour de distribution
home-products = Par produit
home-all-products = Tous les produits
home-open-contracts = Contrats à rejoindre
home-all-contracts = { $count ->
    [one] Voir le contrat à rejoindre
   *[other] Voir les { $n } contrats à rejoindre
}
home-agenda = À l’agenda
home-all-events = Tout l’agenda
home-news = Nouvelles
home-all-news = Toutes les nouvelles
home-network = Le réseau
home-what = Notre réseau relie les AMAP et leurs fermes. Une AMAP réunit des familles et des paysan·nes qui s’engagent ensemble pour une saison{"\u00A0"}: la récolte est partagée, payée d’avance à la ferme, sans intermédiaire.
home-networks = { $count ->
    [one] Le réseau local
   *[other] Les { $n } réseaux locaux
}
home-write = Nous écrire

# Territories
in-title = { $count ->
    [0] Pas encore d’AMAP { $in }
    [one] { $n } AMAP { $in }
   *[other] { $n } AMAP { $in }
}
in-description = Les AMAP { $in }{"\u00A0"}: communes, jours de distribution, produits, places disponibles.
regions-title = AMAP par région
regions-description = Les régions et les départements de l’annuaire { $site }, et leurs AMAP.
other-regions = Autres régions
communes-near = Toutes les communes { $of } avec une AMAP à côté
communes-title = Communes { $of } avec une AMAP à côté
communes-lead = { $count ->
    [one] { $n } commune { $in } a une AMAP chez elle ou à côté. Entre parenthèses, le nombre d’AMAP sur place.
   *[other] { $n } communes { $in } ont une AMAP chez elles ou à côté. Entre parenthèses, le nombre d’AMAP sur place.
}
commune-title = { $count ->
    [0] Les AMAP près { $of }
    [one] { $n } AMAP { $in }
   *[other] { $n } AMAP { $in }
}
commune-description = Les AMAP { $in } et aux alentours, avec leur distance.
commune-others = { $count ->
    [one] Et une autre à moins de { $km }.
   *[other] Et { $n } autres à moins de { $km }.
}
commune-near-only = { $count ->
    [one] Aucune dans la commune, et une à moins de { $km }.
   *[other] Aucune dans la commune, mais { $n } à moins de { $km }.
}
commune-here = Les AMAP { $in }
commune-near = Tout près
see-all-in = Voir toutes les AMAP { $in }
commune-start = Pas de place près de chez vous{"\u00A0"}? Montez une AMAP { $in }.
commune-start-how = Écrire au réseau, qui vous aide

# Products and days
products-title = AMAP par produit
products-lead = Choisissez un produit{"\u00A0"}: voici les AMAP où on le trouve et les fermes qui l’apportent.
products-description = Les produits des fermes en AMAP de l’annuaire { $site }.
product-title = { $product } en AMAP
product-description = { $product } en AMAP dans l’annuaire { $site }{"\u00A0"}: les AMAP, les fermes, les jours.
product-farms = { $count ->
    [one] La ferme
   *[other] Les { $n } fermes
}
product-some-farms = Les { $shown } fermes les plus présentes, sur { $n }
other-products = Voir les autres produits
day-title = { $count ->
    [0] Aucune AMAP ne distribue le { $weekday }
    [one] { $n } AMAP distribue le { $weekday }
   *[other] { $n } AMAP distribuent le { $weekday }
}
day-description = Les AMAP de l’annuaire { $site } qui distribuent le { $weekday }, par heure.
other-days = Autres jours
between-hours = Entre { $from } et { $to }

# Networks
networks-title = Les réseaux locaux
networks-lead = Des AMAP voisines s’organisent ensemble, au plus près des fermes.
network-member = Membre de{"\u00A0"}: { $parent }
network-kicker = Réseau local
network-kicker-of = Réseau local, membre de{"\u00A0"}:
network-description = Les AMAP du réseau { $name }.
network-territory = Territoire
network-children = Réseaux membres
network-amaps = Ses AMAP

# AMAP
amap-kicker = AMAP { $in }
amap-kicker-nowhere = AMAP
amap-description = { $name }, AMAP { $commune }{"\u00A0"}: { $products }.
since = depuis { $year }
amap-notice-full = Elle ne prend pas de nouvelles inscriptions pour le moment.
amap-notice-waiting-list = Écrivez-lui pour vous inscrire{"\u00A0"}: on vous prévient dès qu’une place se libère.
amap-notice-starting = Elle se monte en ce moment{"\u00A0"}: c’est le bon moment pour la rejoindre et décider avec les autres.
amap-notice-paused = Il n’y a pas de distribution en ce moment.
amap-notice-closed = Cette AMAP n’existe plus. Sa page reste pour celles et ceux qui la cherchent.
amap-near = Les plus proches qui vous attendent{"\u00A0"}:
amap-near-all = Voir les AMAP { $in } et alentour
amap-meetings = Prochaines distributions
amap-no-meeting = Pas de date connue pour le moment. Écrivez à l’AMAP.
calendar = Ajouter à votre agenda
amap-feed = Suivre ses nouvelles
amap-contracts = Contrats à rejoindre
amap-other-contracts = Autres contrats de la saison
amap-farms-table = Les fermes, ce qu’elles apportent et leur distance
farm-brings = Elle apporte
amap-places = Où et comment venir
place-access = Accès
place-accessibility = Accessibilité
place-point = Coordonnées
permanences = Permanences
permanences-lead = À chaque distribution, des membres se relaient pour que tout roule.
permanence-role = Rôle
permanence-needed = Bénévoles
permanence-what = Ce qu’on y fait
permanence-days = Prochaines dates{"\u00A0"}:
amap-events = Rendez-vous
amap-news = Nouvelles
amap-join = Rejoindre l’AMAP
amap-join-how-open = Passez à une distribution, ou écrivez{"\u00A0"}: on vous explique, et vous choisissez vos contrats.
amap-join-how-wait = Écrivez pour savoir quand une place pourrait se libérer.
amap-join-how-later = Écrivez pour dire que vous êtes là{"\u00A0"}: on vous tient au courant.
amap-write = Écrire à l’AMAP
amap-keep = Retenir cette AMAP
amap-correct = Corriger cette fiche
amap-correct-stale = Vous la connaissez{"\u00A0"}? Dites-nous ce qui a changé
fee = Adhésion
fee-yearly = { $fee } par an
fee-network = dont { $fee } pour le réseau
audience = Public
networks-of = Réseau
contact-people = { $count ->
    [one] Personne à joindre
   *[other] Personnes à joindre
}
contact-mailbox = Courriel
contact-phone = Téléphone
contact-website = Site
contact-links = Liens

# Farms
farms-title = { $count ->
    [0] Aucune ferme pour l’instant
    [one] { $n } ferme en AMAP
   *[other] { $n } fermes en AMAP
}
farms-lead = Ce qu’elles cultivent et élèvent, et les AMAP où les retrouver.
farms-adverts = Les fermes qui cherchent une AMAP
farm-kicker = Ferme { $in }
farm-description = { $name }{"\u00A0"}: { $products }, en AMAP.
farm-amaps = Les AMAP qu’elle nourrit
farm-contracts = Ses contrats à rejoindre
farm-other-contracts = Ses autres contrats de la saison
farm-visits = Visites et chantiers
farm-size = La ferme en bref

# Contracts
contracts-title = { $count ->
    [0] Aucun contrat à rejoindre en ce moment
    [one] { $n } contrat à rejoindre
   *[other] { $n } contrats à rejoindre
}
contracts-lead = Ouverts maintenant ou bientôt. Un contrat lie une personne et une ferme, pour une saison.
contracts-closing = Ferment cette semaine
contracts-open = Ouverts
contracts-soon = Ouvrent bientôt
contracts-none = Les inscriptions ouvrent surtout en septembre et au printemps.
contract-kicker = Contrat d’engagement, { $amap }, { $from } à { $to }
contract-kicker-group = Commande groupée, { $amap }, { $from } à { $to }
contract-group-order = Ceci est une commande groupée, sans engagement de saison{"\u00A0"}: ce n’est pas un contrat AMAP.
contract-absences = Absences
absences-count = { $count ->
    [one] une au plus
   *[other] { $n } au plus
}
absences-moved = Le panier est reporté{"\u00A0"}: il est pris en double à une autre livraison, le total reste le même.
absences-deducted = Elles sont déduites du prix.
absences-credited = Elles sont payées, puis reviennent en avoir à la fin de la saison.
absences-given = Le panier, payé, va au panier solidaire.
absences-lost = Le panier reste dû.
absences-signature = On les choisit en signant.
absences-notice = { $days ->
    [0] On peut le dire jusqu’à la veille.
    [one] On le dit au plus tard l’avant-veille.
   *[other] On le dit plus de { $days } jours avant.
}
contract-length = Durée
contract-length-deliveries = { $count ->
    [one] une livraison
   *[other] { $n } livraisons à partir de votre première
}
contract-late = En cours de saison
contract-late-no = on ne peut plus commencer après la première livraison
contract-trial = Essai
contract-trial-baskets = { $count ->
    [one] un panier pour essayer
   *[other] { $n } paniers pour essayer
}
contract-solidarity = Prix solidaire
contract-solidarity-between = vous choisissez, entre { $least }{"\u00A0"}% et { $most }{"\u00A0"}% du prix
contract-sharing = Partage
contract-sharing-families = le panier peut se partager, à tour de rôle, entre { $n } familles au plus
price-about = environ { $price }
price-weighed = { $price } le kilo, payé à la pesée{"\u00A0"}: { $grams } g en général
product-at = { $count ->
    [one] à une seule livraison
   *[other] à { $n } livraisons
}
contract-description = Contrat { $name } ({ $farm }, { $amap }), { $from } à { $to }{"\u00A0"}: livraisons, prix, inscription.
contract-day-open = Inscriptions jusqu’au { $day }
contract-day-closing-soon = Inscriptions jusqu’au { $day }
contract-day-opening-soon = Les inscriptions ouvrent le { $day }
contract-day-later = Les inscriptions ouvrent le { $day }
contract-day-closed = Il reste peut-être une place{"\u00A0"}: demandez à la coordination.
contract-day-unstated = Les dates d’inscription ne sont pas encore dites.
contract-day-ended = Cette page garde la trace de la saison.
contract-ended = On ne peut plus signer ce contrat.
contract-ended-see = { $amap }{"\u00A0"}: voir ses contrats d’aujourd’hui
contract-engagement = Engagement
contract-every = { $weeks ->
    [1] chaque { $weekday }
    [2] un { $weekday } sur deux
   *[other] un { $weekday } toutes les { $weeks } semaines
}
contract-dates = à des dates choisies
and = {" "}et{" "}
contract-requires = À souscrire d’abord
contract-kind = Formule
contract-capacity = Parts
contract-shares = { $count ->
    [one] { $n } part proposée par la ferme
   *[other] { $n } parts proposées par la ferme
}
contract-left = { $count ->
    [0] Il n’en reste aucune.
    [one] Il en reste { $n }.
   *[other] Il en reste { $n }.
}
contract-window = Inscriptions
contract-fee = { $fee } par an, en plus du contrat
contract-write = Écrire pour s’inscrire
contract-calendar = Dates dans votre agenda
contract-products = Produits et prix
product-choice = Choix
product-variants = au choix{"\u00A0"}: { $list }
price-each = Par livraison
price-season = Pour la saison
price-season-how = { $count ->
    [one] Pour la seule livraison de la saison.
   *[other] Pour la même part à chacune des { $n } livraisons.
}
price-season-uneven = Les livraisons demies et doubles sont comptées à leur mesure.
price-variable-how = Vous choisissez vos quantités à chaque livraison.
contract-deliveries = Livraisons
contract-changes = Ce qui change
contract-break = Pas de livraison
delivery-moved = reportée
delivery-added = en plus
delivery-cancelled = annulée
delivery-double = double
delivery-half = demi
delivery-percent = { $percent }{"\u00A0"}%
delivery-altered = modifiée
payment = Paiement
payment-to-farm = Vous payez directement à la ferme «{"\u00A0"}{ $farm }{"\u00A0"}». Rien ne passe par l’AMAP, et rien ne se règle à la distribution.
payment-methods = Moyens
payment-instalments = Versements
payment-times = { $count ->
    [one] en une fois
   *[other] en { $n } fois au plus
}
payment-payee = Chèques à l’ordre de
contract-coordination = Coordination
contract-current = À rejoindre aujourd’hui dans cette AMAP

# Shared with the pages that print
print-list = Liste à imprimer
leaflet = Dépliant à imprimer
event-cancelled = Annulé

# What tells pages apart
past-contracts = Contrats des saisons passées
region-word = région
