# Lines that feeds, calendars and cards share.
data-contract = { $products }, { $farm }
data-contract-at = { $contract } – { $amap }
data-hours = { $start } – { $end }
data-hours-at = { $hours }, { $place }
data-rhythm = { $every ->
    [0] { $weekday }, { $hours }
    [1] { $weekday }, { $hours }
   *[other] un { $weekday } sur { $every }, { $hours }
  }
data-rhythm-weeks = { $weeks ->
    [odd] { $weekday } des semaines impaires, { $hours }
    [even] { $weekday } des semaines paires, { $hours }
    [first] premier { $weekday } du mois, { $hours }
    [second] deuxième { $weekday } du mois, { $hours }
    [third] troisième { $weekday } du mois, { $hours }
    [fourth] quatrième { $weekday } du mois, { $hours }
    [fifth] cinquième { $weekday } du mois, { $hours }
   *[last] dernier { $weekday } du mois, { $hours }
  }
data-on-dates = À certaines dates, { $hours }
data-kicker = AMAP · { $department }
data-kicker-alone = AMAP
data-card-directory = Annuaire des AMAP
data-count = { $amaps ->
    [one] { $amaps } AMAP
   *[other] { $amaps } AMAP
  } et { $farms ->
    [one] { $farms } ferme
   *[other] { $farms } fermes
  }
data-short-name = AMAP

# Feeds.
data-feed-adverts = Annonces – { $network }
data-feed-amap = { $amap } – { $network }
data-feed-department = { $department } : actualités et contrats – { $network }
data-sign-up-opening-soon = Souscriptions à partir du { $day }.
data-sign-up-later = Souscriptions à partir du { $day }.
data-sign-up-open = Souscriptions ouvertes jusqu’au { $day }.
data-sign-up-closing-soon = Derniers jours pour souscrire : jusqu’au { $day }.
data-sign-up-closed = Souscriptions closes ; contactez la coordination.
data-sign-up-unstated = Pour souscrire, contactez la coordination.
data-sign-up-ended = Saison terminée.
data-season = Saison du { $from } au { $to }.
data-by-farm = Avec { $farm }.
data-price = { $name } : { $price }
data-unit = { $name } ({ $unit })
data-size = { $name }, { $size }
data-distribution-altered = { $amap } : changement pour la distribution du { $day }
data-distribution-moved = { $amap } : distribution du { $planned } reportée au { $day }
data-distribution-cancelled = { $amap } : distribution du { $planned } annulée
data-distribution-added = { $amap } : distribution en plus le { $day }

# Calendars.
data-calendar-amap = Distributions – { $amap }
data-calendar-distributions = Distributions – { $network }
data-calendar-events = Agenda – { $network }
data-occasion-planned = Distribution – { $amap }
data-occasion-moved = Distribution (reportée) – { $amap }
data-occasion-added = Distribution (en plus) – { $amap }
data-occasion-cancelled = Distribution annulée – { $amap }
data-delivery-planned = { $contract }
data-delivery-moved = { $contract } (reportée)
data-delivery-added = { $contract } (en plus)
data-delivery-cancelled = Annulée : { $contract }
data-payment = Paiement { $number } à la ferme «{"\u00A0"}{ $farm }{"\u00A0"}», { $left ->
    [0] le dernier
   *[other] il en reste { $left }
  }
data-payment-only = Paiement à la ferme «{"\u00A0"}{ $farm }{"\u00A0"}»
data-payment-methods = Moyens{"\u00A0"}: { $methods }
data-payment-payee = Chèques à l’ordre de { $payee }
data-payment-own = C’est le jour que le contrat propose. Vos montants, et le nombre de vos paiements, sont dans le contrat que vous avez signé.
data-event = { $title }
data-event-cancelled = Annulé : { $title }
data-moved-from = Reportée du { $day }
data-delivered = Livraison : { $contract }
data-delivered-percent = Livraison à { $percent }{"\u00A0"}% : { $contract }
data-not-delivered = Pas de livraison : { $contract }
data-percent = { $percent }{"\u00A0"}% des quantités habituelles

# Open data.
data-package = AMAP et fermes – { $network }
data-package-summary = AMAP recensées par { $network } et fermes qui les livrent : lieux, jours et heures de distribution, produits, places disponibles.
data-table-amaps = AMAP
data-table-farms = Fermes
data-field-id = Identifiant, stable : la fin de l’adresse de la page.
data-field-nom = Nom d’usage.
data-field-page = Adresse de la page dans l’annuaire.
data-field-presentation = Une phrase de présentation.
data-field-statut = Accueil de nouveaux membres : open (places disponibles), waiting-list (liste d’attente), full (complète), starting (en création), paused (en pause), closed (fermée).
data-field-public = Pour qui : all (tout le monde), students (AMAP étudiante), company (AMAP d’entreprise).
data-field-reseaux = Réseaux locaux dont l’AMAP fait partie : leurs identifiants, séparés par « | ».
data-field-lieu = Nom du lieu principal de distribution.
data-field-adresse = Numéro et rue du lieu principal.
data-field-code_postal = Code postal : du texte, pour garder le zéro du début.
data-field-commune = Nom de la commune.
data-field-code_insee = Code INSEE de la commune (code officiel géographique).
data-field-departement = Nom du département.
data-field-code_departement = Code du département.
data-field-region = Nom de la région.
data-field-latitude = Latitude en degrés décimaux (WGS 84).
data-field-longitude = Longitude en degrés décimaux (WGS 84).
data-field-precision = Ce que situent les coordonnées : lieu (le lieu lui-même) ou commune (le centre de la commune).
data-field-accessibilite = Accessibilité du lieu, en quelques mots.
data-field-jours = Jours de distribution, en anglais, séparés par « | » : monday, tuesday, wednesday, thursday, friday, saturday, sunday.
data-field-horaires = Distributions, séparées par « | » : jour, puis, si elle n’est pas hebdomadaire, « / » et le nombre de semaines, la parité (odd, even) ou le rang dans le mois (first … last), heures de début et de fin. Sans jour, les dates sont dans le calendrier de l’AMAP.
data-field-produits = Familles de produits : leurs mots-clés, séparés par « | ».
data-field-fermes = Fermes partenaires : leurs identifiants, séparés par « | ».
data-field-amaps = AMAP livrées : leurs identifiants, séparés par « | ».
data-field-labels = Labels et engagements, séparés par « | ».
data-field-adhesion = Adhésion annuelle, en euros.
data-field-paniers = Nombre de paniers ou de familles.
data-field-creation = Année de création.
data-field-installation = Année d’installation.
data-field-confirmee_le = Jour où quelqu’un a confirmé la fiche.
data-field-courriel = Adresse électronique de l’AMAP (une boîte de fonction, pas celle d’une personne).
data-field-site = Site internet.
