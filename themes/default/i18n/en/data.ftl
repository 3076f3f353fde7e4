# Lines that feeds, calendars and cards share.
data-contract = { $products }, { $farm }
data-contract-at = { $contract } – { $amap }
data-hours = { $start } – { $end }
data-hours-at = { $hours }, { $place }
data-rhythm = { $every ->
    [0] { $weekday }, { $hours }
    [1] { $weekday }, { $hours }
    [2] every second { $weekday }, { $hours }
   *[other] one { $weekday } in { $every }, { $hours }
  }
data-rhythm-weeks = { $weeks ->
    [odd] { $weekday } in odd weeks, { $hours }
    [even] { $weekday } in even weeks, { $hours }
    [first] first { $weekday } of the month, { $hours }
    [second] second { $weekday } of the month, { $hours }
    [third] third { $weekday } of the month, { $hours }
    [fourth] fourth { $weekday } of the month, { $hours }
    [fifth] fifth { $weekday } of the month, { $hours }
   *[last] last { $weekday } of the month, { $hours }
  }
data-on-dates = On certain dates, { $hours }
data-kicker = AMAP · { $department }
data-kicker-alone = AMAP
data-card-directory = Directory of AMAPs
data-count = { $amaps ->
    [one] { $amaps } AMAP
   *[other] { $amaps } AMAPs
  } and { $farms ->
    [one] { $farms } farm
   *[other] { $farms } farms
  }
data-short-name = AMAP

# Feeds.
data-feed-adverts = Adverts – { $network }
data-feed-amap = { $amap } – { $network }
data-feed-department = { $department }: news and contracts – { $network }
data-sign-up-opening-soon = Sign-up opens on { $day }.
data-sign-up-later = Sign-up opens on { $day }.
data-sign-up-open = Sign-up is open until { $day }.
data-sign-up-closing-soon = Last days to sign up: until { $day }.
data-sign-up-closed = Sign-up has closed; ask the coordinators.
data-sign-up-unstated = To sign up, ask the coordinators.
data-sign-up-ended = The season is over.
data-season = Season from { $from } to { $to }.
data-by-farm = With { $farm }.
data-price = { $name }: { $price }
data-unit = { $name } ({ $unit })
data-size = { $name }, { $size }
data-distribution-altered = { $amap }: a change for the distribution of { $day }
data-distribution-moved = { $amap }: the distribution of { $planned } is moved to { $day }
data-distribution-cancelled = { $amap }: the distribution of { $planned } is cancelled
data-distribution-added = { $amap }: an extra distribution on { $day }

# Calendars.
data-calendar-amap = Distributions – { $amap }
data-calendar-distributions = Distributions – { $network }
data-calendar-events = Agenda – { $network }
data-occasion-planned = Distribution – { $amap }
data-occasion-moved = Distribution (moved) – { $amap }
data-occasion-added = Distribution (extra) – { $amap }
data-occasion-cancelled = Distribution cancelled – { $amap }
data-delivery-planned = { $contract }
data-delivery-moved = { $contract } (moved)
data-delivery-added = { $contract } (extra)
data-delivery-cancelled = Cancelled: { $contract }
data-payment = Payment { $number } to the farm “{ $farm }”, { $left ->
    [0] the last
   *[other] { $left } left
  }
data-payment-only = Payment to the farm “{ $farm }”
data-payment-methods = Means: { $methods }
data-payment-payee = Cheques payable to { $payee }
data-payment-own = This is the day that the contract proposes. Your amounts, and how many payments you make, are in the contract that you signed.
data-event = { $title }
data-event-cancelled = Cancelled: { $title }
data-moved-from = Moved from { $day }
data-delivered = Delivered: { $contract }
data-delivered-percent = Delivered at { $percent }%: { $contract }
data-not-delivered = Not delivered: { $contract }
data-percent = { $percent }% of the usual quantities

# Open data.
data-package = AMAPs and farms – { $network }
data-package-summary = AMAPs and their farms as listed by { $network }: places, days and hours of distribution, products, status.
data-table-amaps = AMAPs
data-table-farms = Farms
data-field-id = Identifier, stable: the end of the page’s address.
data-field-nom = Name in use.
data-field-page = Address of the page in the directory.
data-field-presentation = A sentence of presentation.
data-field-statut = Whether new members are taken: open, waiting-list, full, starting (being founded), paused, closed.
data-field-public = For whom: all (everybody), students, company.
data-field-reseaux = Local networks that the AMAP belongs to: their identifiers, separated by “|”.
data-field-lieu = Name of the main place of distribution.
data-field-adresse = Number and street of the main place.
data-field-code_postal = Postcode: text, so that a leading zero is kept.
data-field-commune = Name of the commune.
data-field-code_insee = INSEE code of the commune (official geographic code).
data-field-departement = Name of the département.
data-field-code_departement = Code of the département.
data-field-region = Name of the région.
data-field-latitude = Latitude in decimal degrees (WGS 84).
data-field-longitude = Longitude in decimal degrees (WGS 84).
data-field-precision = What the coordinates locate: lieu (the place itself) or commune (the centre of the commune).
data-field-accessibilite = Accessibility of the place, in a few words.
data-field-jours = Days of distribution, separated by “|”: monday, tuesday, wednesday, thursday, friday, saturday, sunday.
data-field-horaires = Distributions, separated by “|”: the day, then, where it is not weekly, “/” and the number of weeks, their parity (odd, even) or the place in the month (first … last), start and end. Without a day, the dates are in the AMAP’s calendar.
data-field-produits = Product families: their keywords, separated by “|”.
data-field-fermes = Partner farms: their identifiers, separated by “|”.
data-field-amaps = AMAPs that it delivers to: their identifiers, separated by “|”.
data-field-labels = Labels and commitments, separated by “|”.
data-field-adhesion = Annual fee, in euros.
data-field-paniers = Number of baskets or families.
data-field-creation = Year of foundation.
data-field-installation = Year of settlement.
data-field-confirmee_le = Day on which somebody confirmed the listing.
data-field-courriel = The AMAP’s mailbox (a role mailbox, no person’s).
data-field-site = Website.
