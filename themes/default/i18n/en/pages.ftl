# Frame
skip = Skip to content
nav-main = Main
nav-crumbs = Breadcrumb
nav-foot = Footer
nav-home = Home
nav-amaps = Find an AMAP
nav-contracts = Contracts
nav-agenda = Events
nav-news = News
nav-library = Library
nav-network = The network
nav-plan = Site map
nav-farms = Farms
nav-adverts = Adverts
nav-data = Open data
nav-embed = Embed the list
nav-legal = Legal notice
nav-privacy = Personal data
nav-accessibility = Accessibility: not assessed
language-fr = Français
language-en = English
foot-licence = Data under licence
foot-made = Made with Cabas, free software, no trackers.
pager = Pages
pager-previous = Previous
pager-next = Next
page-of = Page { $number } of { $count }.
page-title = , page { $number }
colon = :

# Words that many pages share
amap = AMAP
amaps = AMAPs
all-amaps = All AMAPs
the-amaps = The AMAPs
farm = Farm
the-farms = The farms
product = Product
products = Products
networks = Local networks
regions = Regions
departments = Départements
communes = Towns and villages
place = Place
distance = Distance
unknown = unknown
practical = In practice
to-confirm = to be confirmed
as-the-crow-flies = Distances as the crow flies.
amaps-count = { $count ->
    [one] { $n }{"\u00A0"}AMAP
   *[other] { $n }{"\u00A0"}AMAPs
}
farms-count = { $count ->
    [one] { $n } farm
   *[other] { $n } farms
}
baskets-count = { $count ->
    [one] { $n } share
   *[other] { $n } shares
}
baskets = Shares
deliveries-count = { $count ->
    [one] { $n } delivery
   *[other] { $n } deliveries
}
labels = { $count ->
    [one] Label
   *[other] Labels
}

# Days and hours
day-and-hour = { $day }, { $hour }
hours = { $start } to { $end }
hours-bare = { $start } to { $end }
from-hour = from { $hour }
until-hour = until { $hour }
span = from { $from } to { $to }
until = until { $day }
instead-of = Instead of { $day }
distributes-weekly = Every { $weekday }, { $hours }
distributes-fortnightly = Every second { $weekday }, { $hours }
distributes-every = A { $weekday } every { $weeks } weeks, { $hours }
distributes-weeks = { $what }, { $hours }
distributes-dates = On chosen dates, { $hours }
meeting-moved = Moved
meeting-added = Extra
meeting-cancelled = Cancelled
meeting-other-hours = Other hours
meeting-other-place = Other place
portion-double = Double delivery
portion-half = Half delivery
portion-percent = { $percent }% of the usual delivery
verified-fresh = Checked on { $day }
verified-old = Checked on { $day }
verified-stale = To be confirmed: last checked on { $day }
verified-never = To be confirmed: never checked

# Cards
sign-up-open = Open
sign-up-closing-soon = { $days ->
    [one] Last day
   *[other] Only { $days } days left
}
sign-up-opening-soon = Soon
sign-up-later = Later
sign-up-closed = Sign-up closed
sign-up-unstated = Please ask
sign-up-ended = Season over
sign-up-day-open = until { $day }
sign-up-day-closing-soon = until { $day }
sign-up-day-opening-soon = opens on { $day }
sign-up-day-later = opens on { $day }
price-range = { $low } to { $high }
price-per = per { $unit }

# Lists of AMAPs
count-open = { $count ->
    [one] { $n } has places
   *[other] { $n } have places
}
count-waiting-list = { $count ->
    [one] { $n } has a waiting list
   *[other] { $n } have a waiting list
}
count-full = { $count ->
    [one] { $n } is full
   *[other] { $n } are full
}
count-starting = { $count ->
    [one] { $n } is starting up
   *[other] { $n } are starting up
}
count-paused = { $count ->
    [one] { $n } is paused
   *[other] { $n } are paused
}
count-closed = { $count ->
    [one] { $n } is closed
   *[other] { $n } are closed
}
by-name = In alphabetical order.
by-territory = By region and département
by-product = By product
list-empty = There is no AMAP here yet.
start-one = Start one: the network will help you
see-all-amaps = See all AMAPs
feed = News feed
download-csv = Download (CSV)
embed-list = Show this list on another site
amaps-title = { $count ->
    [0] No AMAP for now
    [one] { $n }{"\u00A0"}AMAP
   *[other] { $n }{"\u00A0"}AMAPs
}
amaps-description = Every AMAP in the directory of { $site }: places, days, products, farms.

# Search
find-title = Find an AMAP near you
find-description = The AMAPs nearest to a place or to you, in the { $site } directory: by name, postcode, product, day.
find-label = Where are you looking for an AMAP?
find-hint = Commune, postcode, name of an AMAP or of a farm.
find-go = Show the nearest
find-near = Near me
find-count = { $count ->
    [one] { $n } answer.
   *[other] { $n } answers.
}
find-key = On the map: a square for the place that you asked for, large dots for the AMAPs of the list.
find-answers = Answers
find-meant = Nothing is called “{ $q }”. Did you mean:
find-nothing = Nothing answers to “{ $q }”. Try the name of the commune, or its postcode.
find-empty = Type a commune, a postcode, the name of an AMAP or of a farm.
find-locating = Looking for your position, which stays on your device…
find-refused = Your device did not give its position. Type your commune or your postcode: that is enough.
find-lost = Your device did not find its position. Type your commune or your postcode.
find-here = This link shows the AMAPs around whoever opens it. To see those near you, use the button “Near me”: your position stays on your device.
find-failed = The search could not read its data. Try again in a while, or choose your région below.
find-filters = Narrow down
find-product = Product
find-day = Distribution day
find-status = Sign-up
find-audience = Open to
find-label-group = Label
find-any = Any
find-reset = Clear the filters
find-several = Several communes answer to { $q }: which one?
find-which = Several answers for “{ $q }”: which one?
find-title-place = { $name } ({ $department }): the nearest AMAPs
find-title-here = Around you
find-sum = { $count ->
    [one] { $n } AMAP, { $near } away as the crow flies.
   *[other] The { $n } nearest AMAPs, { $near } to { $far } away as the crow flies.
}
find-km = { $km } away as the crow flies
find-more = { $count ->
    [one] Show the next
   *[other] Show the next { $n }
}
find-too-far = { $name } ({ $department }): no AMAP close by. Here are the nearest:
find-filtered = { $name } ({ $department }): the nearest AMAPs that pass your filters
find-unfiltered = No AMAP passes all of these filters.
find-drop = Show without “{ $choice }”
find-start = The nearest is { $km } away, which is far for a basket. What if the next one were yours?
find-by-region = Choose by région and département
find-regions = By région and département

# Home
home-title = Find an AMAP
home-counts = { $amaps } AMAPs and { $farms } farms
home-counts-in = { $amaps } AMAPs and { $farms } farms in { $name }
home-headline = The farm next door, in your basket all year round
home-lead = An AMAP brings together households and local farmers, who commit to each other for a season.
home-contracts = { $count ->
    [one] See the contract to join
   *[other] See the { $n } contracts to join
}
home-territories = By area
home-regions = All regions and départements
home-all-in = All AMAPs in { $name }
home-days = By distribution day
home-products = By product
home-all-products = All products
home-open-contracts = Contracts to join
home-all-contracts = { $count ->
    [one] See the contract to join
   *[other] See the { $n } contracts to join
}
home-agenda = Coming up
home-all-events = All events
home-news = News
home-all-news = All news
home-network = The network
home-what = Our network links AMAPs and their farms. An AMAP brings together households and farmers who commit to each other for a season: the harvest is shared, and paid for in advance to the farm, with nobody in between.
home-networks = { $count ->
    [one] The local network
   *[other] The { $n } local networks
}
home-write = Write to us

# Territories
in-title = { $count ->
    [0] No AMAP in { $name } yet
    [one] { $n } AMAP in { $name }
   *[other] { $n } AMAPs in { $name }
}
in-description = AMAPs in { $name }: towns, distribution days, products, places available.
regions-title = AMAPs by region
regions-description = The regions and départements in the directory of { $site }, and their AMAPs.
other-regions = Other regions
communes-near = Every town and village in { $name } with an AMAP nearby
communes-title = Towns and villages in { $name } with an AMAP nearby
communes-lead = { $count ->
    [one] { $n } town or village in { $name } has an AMAP in it or nearby. In brackets, the number of AMAPs in it.
   *[other] { $n } towns and villages in { $name } have an AMAP in them or nearby. In brackets, the number of AMAPs in each.
}
commune-title = { $count ->
    [0] AMAPs near { $name }
    [one] { $n } AMAP in { $name }
   *[other] { $n } AMAPs in { $name }
}
commune-description = AMAPs in and around { $name }, with their distance.
commune-others = { $count ->
    [one] And another within { $km }.
   *[other] And { $n } others within { $km }.
}
commune-near-only = { $count ->
    [one] None in the town itself, and one within { $km }.
   *[other] None in the town itself, but { $n } within { $km }.
}
commune-here = AMAPs in { $name }
commune-near = Nearby
see-all-in = See all AMAPs in { $name }
commune-start = No place left near you? Start an AMAP in { $name }.
commune-start-how = Write to the network, who will help

# Products and days
products-title = AMAPs by product
products-lead = Choose a product to see the AMAPs that have it and the farms that bring it.
products-description = What farms bring to the AMAPs in the directory of { $site }.
product-title = { $product } in AMAPs
product-description = { $product } in the AMAPs of the directory of { $site }: AMAPs, farms, days.
product-farms = { $count ->
    [one] The farm
   *[other] The { $n } farms
}
product-some-farms = The { $shown } farms in most AMAPs, out of { $n }
other-products = See other products
day-title = { $count ->
    [0] No AMAP distributes on { $weekday }
    [one] { $n } AMAP distributes on { $weekday }
   *[other] { $n } AMAPs distribute on { $weekday }
}
day-description = AMAPs in the directory of { $site } that distribute on { $weekday }, by hour.
other-days = Other days
between-hours = Between { $from } and { $to }

# Networks
networks-title = Local networks
networks-lead = Neighbouring AMAPs work together, as close to the farms as can be.
network-member = Member of: { $parent }
network-kicker = Local network
network-kicker-of = Local network, member of:
network-description = The AMAPs of { $name }.
network-territory = Area
network-children = Member networks
network-amaps = Its AMAPs

# AMAP
amap-kicker = AMAP in { $name }
amap-kicker-nowhere = AMAP
amap-description = { $name }, AMAP in { $commune }: { $products }.
since = since { $year }
amap-notice-full = It is not taking new members for now.
amap-notice-waiting-list = Write to sign up: you will be told as soon as there is a place.
amap-notice-starting = It is being set up right now: a good time to join and have a say.
amap-notice-paused = There is no distribution at the moment.
amap-notice-closed = This AMAP no longer exists. Its page stays for those who look for it.
amap-near = The nearest that are waiting for you:
amap-near-all = See AMAPs in and around { $name }
amap-meetings = Next distributions
amap-no-meeting = No date known for now. Write to the AMAP.
calendar = Add to your calendar
amap-feed = Follow its news
amap-contracts = Contracts to join
amap-other-contracts = Other contracts of the season
amap-farms-table = The farms, what they bring and how far they are
farm-brings = It brings
amap-places = Where it is and how to get there
place-access = Getting there
place-accessibility = Accessibility
place-point = Coordinates
permanences = Volunteer shifts
permanences-lead = At every distribution, members take turns to make it work.
permanence-role = Role
permanence-needed = Volunteers
permanence-what = What there is to do
permanence-days = Next dates:
amap-events = Events
amap-news = News
amap-join = Join the AMAP
amap-join-how-open = Come to a distribution, or write: members will explain, and you choose your contracts.
amap-join-how-wait = Write to ask when a place might come up.
amap-join-how-later = Write to say that you are interested: you will be kept informed.
amap-write = Write to the AMAP
amap-keep = Keep this AMAP
amap-correct = Correct this page
amap-correct-stale = Do you know it? Tell us what has changed
fee = Membership
fee-yearly = { $fee } a year
fee-network = of which { $fee } for the network
audience = For whom
networks-of = Network
contact-people = { $count ->
    [one] Contact person
   *[other] Contact people
}
contact-mailbox = E-mail
contact-phone = Telephone
contact-website = Website
contact-links = Links

# Farms
farms-title = { $count ->
    [0] No farm for now
    [one] { $n } farm in AMAPs
   *[other] { $n } farms in AMAPs
}
farms-lead = What they grow and raise, and the AMAPs where you can meet them.
farms-adverts = Farms that seek an AMAP
farm-kicker = Farm in { $name }
farm-description = { $name }: { $products }, in AMAPs.
farm-amaps = The AMAPs it feeds
farm-contracts = Its contracts to join
farm-other-contracts = Its other contracts of the season
farm-visits = Visits and work days
farm-size = The farm in brief

# Contracts
contracts-title = { $count ->
    [0] No contract to join at the moment
    [one] { $n } contract to join
   *[other] { $n } contracts to join
}
contracts-lead = Open now or soon. A contract binds one person and one farm, for a season.
contracts-closing = Closing this week
contracts-open = Open
contracts-soon = Opening soon
contracts-none = Sign-up mostly opens in September and in spring.
contract-kicker = Commitment contract, { $amap }, { $from } to { $to }
contract-kicker-group = Group order, { $amap }, { $from } to { $to }
contract-group-order = This is a group order without a commitment for the season: it is not an AMAP contract.
contract-absences = Absences
absences-count = { $count ->
    [one] one at most
   *[other] { $n } at most
}
absences-moved = The basket is put off: it is taken double at another delivery, and the total stays the same.
absences-deducted = They are deducted from the price.
absences-credited = They are paid, then come back as a credit at the end of the season.
absences-given = The basket, which is paid, goes to the solidarity basket.
absences-lost = The basket remains due.
absences-signature = They are chosen when signing.
absences-notice = { $days ->
    [0] It can be said until the day before.
    [one] It is said two days before at the latest.
   *[other] It is said more than { $days } days before.
}
contract-length = Length
contract-length-deliveries = { $count ->
    [one] one delivery
   *[other] { $n } deliveries from your first
}
contract-late = In mid-season
contract-late-no = one cannot begin after the first delivery
contract-trial = Trial
contract-trial-baskets = { $count ->
    [one] one basket to try
   *[other] { $n } baskets to try
}
contract-solidarity = Solidarity price
contract-solidarity-between = you choose, between { $least }% and { $most }% of the price
contract-sharing = Sharing
contract-sharing-families = the basket can be shared, by turns, between { $n } families at most
price-about = about { $price }
price-weighed = { $price } a kilogram, paid on weighing: usually { $grams } g
product-at = { $count ->
    [one] at one delivery only
   *[other] at { $n } deliveries
}
contract-description = Contract { $name } ({ $farm }, { $amap }), { $from } to { $to }: deliveries, prices, sign-up.
contract-day-open = Sign up until { $day }
contract-day-closing-soon = Sign up until { $day }
contract-day-opening-soon = Sign-up opens on { $day }
contract-day-later = Sign-up opens on { $day }
contract-day-closed = There may be a place left: ask the coordinators.
contract-day-unstated = Sign-up dates have not been given yet.
contract-day-ended = This page keeps a record of the season.
contract-ended = This contract can no longer be signed.
contract-ended-see = { $amap }: see its contracts of today
contract-engagement = Commitment
contract-every = { $weeks ->
    [1] every { $weekday }
    [2] every second { $weekday }
   *[other] a { $weekday } every { $weeks } weeks
}
contract-dates = on chosen dates
and = {" "}and{" "}
contract-requires = To sign first
contract-kind = Kind
contract-capacity = Shares
contract-shares = { $count ->
    [one] { $n } share offered by the farm
   *[other] { $n } shares offered by the farm
}
contract-left = { $count ->
    [0] None is left.
    [one] { $n } is left.
   *[other] { $n } are left.
}
contract-window = Sign-up
contract-fee = { $fee } a year, besides the contract
contract-write = Write to sign up
contract-calendar = Dates in your calendar
contract-products = Products and prices
product-choice = Choice
product-variants = to choose from: { $list }
price-each = Per delivery
price-season = For the season
price-season-how = { $count ->
    [one] For the only delivery of the season.
   *[other] For the same share at each of the { $n } deliveries.
}
price-season-uneven = Half and double deliveries are counted for what they are.
price-variable-how = You choose your quantities for each delivery.
contract-deliveries = Deliveries
contract-changes = What changes
contract-break = No delivery
delivery-moved = moved
delivery-added = extra
delivery-cancelled = cancelled
delivery-double = double
delivery-half = half
delivery-percent = { $percent }%
delivery-altered = changed
payment = Payment
payment-to-farm = You pay the farm “{ $farm }” directly. Nothing goes through the AMAP, and nothing is paid at the distribution.
payment-methods = Means
payment-instalments = Instalments
payment-times = { $count ->
    [one] in one go
   *[other] in up to { $n } instalments
}
payment-payee = Cheques payable to
contract-coordination = Coordination
contract-current = To join today in this AMAP

# Shared with the pages that print
print-list = List to print
leaflet = Leaflet to print
event-cancelled = Cancelled

# What tells pages apart
past-contracts = Contracts of past seasons
region-word = région
