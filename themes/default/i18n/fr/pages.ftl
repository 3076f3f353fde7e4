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
pager-next = Suivante

# Cards
sign-up-open = Ouvert
sign-up-closing-soon = { $days ->
    [one] Dernier jour
   *[other] Clôture dans { $days } jours
}
sign-up-opening-soon = Bientôt
sign-up-later = Plus tard
sign-up-closed = Inscriptions closes
sign-up-unstated = Se renseigner
sign-up-ended = Terminé
sign-up-day-open = jusqu’au { $day }
sign-up-day-closing-soon = jusqu’au { $day }
sign-up-day-opening-soon = ouvre le { $day }
sign-up-day-later = ouvre le { $day }
price-range = de { $low } à { $high }
price-per = par { $unit }
deliveries-count = { $count ->
    [one] 1 livraison
   *[other] { $count } livraisons
}

# AMAP
amap-kicker = AMAP à { $commune }
amap-kicker-nowhere = AMAP
since = depuis { $year }
verified-fresh = Fiche vérifiée le { $day }
verified-old = Fiche vérifiée le { $day }
verified-stale = À confirmer{"\u00A0"}: fiche vérifiée le { $day }
