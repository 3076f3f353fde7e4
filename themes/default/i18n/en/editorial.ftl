# Lists
page-number = page { $number }
hours-span = { $start } to { $end }
days-span = from { $from } to { $to }
follow-feed = Follow by Atom feed
follow-json = JSON feed
add-to-calendar = Add to your calendar
concerned-amaps = AMAPs concerned
concerned-departments = Départements concerned
concerned-farms = Farms concerned
in-practice = In practice
phone = Telephone
website = Website
contact = Contact
where = Where
when = When

# News
news-lead = What happens in the AMAPs and on the farms.
news-none = Nothing new for now. The next news will appear here and in the feed.
news-older = Before: { $title }
news-newer = After: { $title }
news-neighbours = Other news

# Agenda
agenda-lead = Farm visits, work days, meetings: do come, that is what they are for.
agenda-none = No event is announced. Subscribe to the calendar: the next ones will come by themselves.
agenda-later = Later
agenda-past = Past events
event-is-cancelled = Cancelled
event-past-notice = This event is over.
event-kicker = Event
event-access = How to come
event-accessibility = Accessibility
event-all = See the whole agenda

# Media library
library-lead = { $count ->
    [one] One document to read, print and adapt.
   *[other] { $n } documents to read, print and adapt.
}
library-none = The library is still empty.
library-topics = Topics
library-more = { $count ->
   *[other] See the { $n } documents on this topic
}
topic-lead = { $count ->
    [one] One document on this topic.
   *[other] { $n } documents on this topic.
}
topic-kicker = Library
topic-others = Other topics
resource-licence = Licence { $licence }
resource-author = By
resource-date = Date
resource-licence-label = Licence
resource-download = Download ({ $format }, { $size })
resource-download-plain = Download ({ $size })
resource-visit = Read on { $host }
resource-others = On the same topic
size-kilo = { $amount }{"\u00A0"}kB
size-mega = { $whole }.{ $tenth }{"\u00A0"}MB

# Adverts
adverts = Adverts
adverts-lead = Farms look for AMAPs, AMAPs look for farms.
adverts-farm-seeks-amap = Farms looking for an AMAP
adverts-amap-seeks-farm = AMAPs looking for a farm
adverts-none = No advert at the moment.
adverts-write = To publish an advert, write to the network:
advert-until = Until { $day }
advert-dates = Published on { $from }, runs until { $until }
advert-answer = Answer the advert
advert-farm = Farm
advert-amap = AMAP

# Legal notice
legal = Legal notice
legal-publisher = Who publishes this site
legal-registration = Registration: { $number }
legal-director = Director of publication: { $director }.
legal-host = Who hosts it
legal-host-unstated = The host is not stated. Ask { $name }.
legal-licences = What you may reuse
legal-data = The data of the directory are open, under
legal-data-link = Download them
legal-documents = Each document of the library states its licence.
legal-texts = Other texts and pictures belong to those who made them: ask before you reuse them.
legal-sources = Sources
legal-source-names = Names, codes and populations of communes: Insee, code officiel géographique; postcodes: La Poste. Licence Ouverte 2.0.
legal-source-points = Positions of communes: GeoNames, licence CC BY 4.0, and IGN.
legal-source-outlines = Boundaries of départements: IGN, Admin Express, simplified. Licence Ouverte 2.0.
legal-source-maps = Base of the maps: Natural Earth, public domain, and IGN. The site draws its maps itself.
legal-software = Software
legal-software-text = This site is made with Cabas, free software under the AGPL 3.0 or later: every network may use, study and adapt it.
legal-law = This notice answers article 1-1 of the French law of 21 June 2004 on trust in the digital economy.
legal-errors = A mistake on this site?
legal-errors-text = Tell us, and we correct it:
made-on = Page made on { $day }.

# Personal data
privacy = Personal data
privacy-lead = You can read everything here without telling who you are. This is what is published, why, and how to have it changed.
privacy-visit = When you visit this site
privacy-no-cookie = No cookie, no tracker, no audience measurement.
privacy-no-third = Nothing is requested from other sites: no font, no map, no share button.
privacy-no-account = No account is needed, and your position is never sent.
privacy-host = As everywhere, the computer that serves the pages receives the IP address of your connection. The host ({ $host }) may note it in its technical logs, for security, as long as it says itself.
privacy-host-unstated = As everywhere, the computer that serves the pages receives the IP address of your connection. The host may note it in its technical logs, for security.
privacy-device = What stays on your device
privacy-device-text = Pages that you have seen and AMAPs that you keep are stored by your browser, so that they can be read without a connection: the last forty pages visited, and the page and calendar of each AMAP kept. It does not leave your device: we know nothing of it.
privacy-device-erase = To erase everything: delete the data of this site in the settings of the browser. For one AMAP: on its page, press the button that keeps it once more.
privacy-forms = When you fill in a form
privacy-forms-text = Forms are received by { $intake }. Each says, beside its fields, what is asked, why, who reads it and how long it is kept.
privacy-published = What the directory publishes
privacy-published-amaps = Of AMAPs and farms: name, places, hours, products, contracts, mailbox and telephone of the association or farm. Purpose: that everyone may find an AMAP. Legal basis: the legitimate interest of the network and its members in making their distributions known.
privacy-published-people = Of people: the name, role and contact details of those who agreed to appear, and of nobody else. Legal basis: their consent, which can be withdrawn at any time.
privacy-published-adverts = Of adverts: the text and the contact chosen by those who publish them, until their last day.
privacy-published-open = The open data for download contain no name of a person and no telephone.
privacy-duration = A listing appears as long as the AMAP or farm belongs to the directory. What is withdrawn leaves the site at the next publication. Search engines, and people who copied the data, may keep traces longer: we can help you write to them.
privacy-controller = Who answers for it
privacy-controller-text = { $name }, { $address }.
privacy-rights = Your rights
privacy-rights-text = You may ask to see what concerns you, to correct it, to erase it, to receive it in a file, object to its publication, ask for its restriction, or withdraw your consent. Write, in your own words, to:
privacy-own-data = See, correct or erase what the forms have kept of me
privacy-rights-delay = We answer within a month.
privacy-complaint = If the answer does not satisfy you, you may complain to the CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France:
privacy-complaint-link = cnil.fr, section Plaintes

# Accessibility
accessibility = Accessibility
accessibility-lead = State of conformity: not assessed. This site has not yet been audited against the French accessibility guidelines (RGAA).
accessibility-who = { $name } wants everyone to be able to find an AMAP and to read a contract, whatever their device and their way of reading.
accessibility-done = What is done
accessibility-done-keyboard = Everything can be reached by keyboard; the focus stays visible, and a link leads straight to the content.
accessibility-done-structure = Each page has a title, headings in order, lists and tables marked as such.
accessibility-done-contrast = Colours have a contrast of at least 4.5 to 1, light or dark, and never carry information alone.
accessibility-done-zoom = Pages can be read at a width of 320 pixels and with text twice as large, without scrolling sideways; only wide tables scroll in their frame.
accessibility-done-script = Everything can be read without scripts, without a fast connection and on an old phone.
accessibility-done-map = Each map has a title and a description, and the list beside it says the same.
accessibility-done-motion = Nothing moves, blinks or plays by itself.
accessibility-known = What we know to be imperfect
accessibility-known-files = The documents of the library come from many associations: not all are accessible. Ask us for another version.
accessibility-known-tables = Wide tables of prices and dates need scrolling sideways on a small screen.
accessibility-known-audit = Automatic checks cover only a part of the criteria; an audit with people concerned remains to be done.
accessibility-report = Tell us what blocks you
accessibility-report-text = A page resists you? Tell us which one and what you were looking for: we give you the information in another way, and we correct it.
accessibility-defender = If you get no answer
accessibility-defender-text = If a difficulty that you reported keeps you from a content and gets no satisfactory answer, you may call on the French Defender of Rights: by online form, by telephone on +33{"\u00A0"}9{"\u00A0"}69{"\u00A0"}39{"\u00A0"}00{"\u00A0"}00, or by free post, without a stamp, to Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07.
accessibility-defender-link = Form of the Defender of Rights

# Site plan
plan = Site plan
plan-find = Find an AMAP
plan-regions = By région and département
plan-products = By product
plan-days = By day of distribution
plan-networks = Local networks
plan-network = The network
plan-site = The site
plan-all-amaps = All AMAPs, by name
plan-all-regions = All régions
plan-all-products = All products
plan-farms = The farms
plan-contracts = { $count ->
    [0] Contracts
    [one] One contract open or opening soon
   *[other] { $n } contracts open or opening soon
}
plan-offline = Reading without a connection

# Open data
open-data = Open data
open-data-lead = The whole directory, to download and reuse.
open-data-licence = Licence
open-data-fresh = The files are made anew each time the site is published.
open-data-privacy = They contain no name of a person and no telephone. Of farms, neither street nor mailbox: a farm is often a home.
open-data-rows = { $count ->
    [0] No row.
    [one] One row.
   *[other] { $n } rows.
}
open-data-file-csv = CSV, for a spreadsheet
open-data-file-geojson = GeoJSON, for a map
open-data-file-schema = Table Schema
open-data-file-distributions = All coming distributions, iCalendar
open-data-file-agenda = The agenda of the network, iCalendar
open-data-file-atom = News and adverts, Atom
open-data-file-json-feed = News and adverts, JSON Feed
open-data-file-adverts = Adverts, Atom
open-data-package = Description of the whole, Data Package
open-data-columns = What { $table }.csv holds
open-data-column = Column
open-data-kind = Type
open-data-meaning = Meaning
open-data-required = never empty
open-data-kind-text = text
open-data-kind-list = words apart by |
open-data-kind-integer = whole number
open-data-kind-number = number
open-data-kind-date = date
open-data-kind-year = year
open-data-kind-address = web address
open-data-kind-mailbox = e-mail address
open-data-streams = Feeds and calendars
open-data-streams-text = Each AMAP, each contract and each département has its own too, on its page.
open-data-embed = Show the list on another site

# Embedding
embed = Show the list on your site
embed-lead = Copy one line into your page: the list and its map appear there, always up to date, without a script and without a tracker.
embed-how = The width follows your page. Change the height (640) if the list is longer or shorter.
embed-everything = All AMAPs
embed-departments = By département
embed-networks = By local network
embed-addresses = To show a part only, replace the address by one of these.
embed-look = See what it looks like
embed-wordpress = In WordPress, add a “Custom HTML” block. In Wix or Jimdo, an “Embed” element.
embed-data = To make something else of it, take the open data instead.

# The embedded list
amaps-of = { $kind ->
    [department] AMAPs of { $name }
   *[other] { $name }
}
embed-all = { $count ->
    [0] See the site
    [one] See this AMAP on the site of the network
   *[other] See the { $n } AMAPs on the site of the network
}
embed-none = No AMAP is in this list yet.

# Maps
map-title = Map: { $name }
map-text = { $count ->
    [0] No dot: no AMAP has a known place.
    [one] A dot marks the AMAP.
   *[other] { $n } AMAPs, { $dots ->
        [grouped] those nearest to each other in one dot
       *[single] a dot each
    }.
} { $towns ->
    [none] {""}
   *[other] Landmarks: { $towns }.
}
map-grouped = The larger a dot, the more AMAPs it stands for.
map-farms-title = Map: { $name } and its farms
map-farms-text = { $count ->
    [one] A line leads from the AMAP to its farm
   *[other] A line leads from the AMAP to each of its { $n } farms
}, with the distance as the crow flies: { $farms }.
map-farm = { $name } at { $km }
map-farms-caption = Round: the AMAP. Squares: its farms. Distances as the crow flies.
map-credit = Base: IGN, Natural Earth; communes: Insee, GeoNames.

# The list to print
print-list-name = List to print
print-list-title = { $kind ->
    [department] List of the AMAPs of { $name }
   *[other] List of AMAPs, { $name }
}
print-list-lead = { $count ->
    [0] No AMAP.
    [one] One AMAP, on { $day }.
   *[other] { $n } AMAPs, on { $day }.
}
print-current = The list up to date:
print-help = Print this page on A4: the menu and the buttons are not printed.
print-back = Back to the list
print-elsewhere = Commune not stated
paper-rhythm-weekly = { $weekday } from { $start } to { $end }
paper-rhythm-every = one { $weekday } in { $every }, from { $start } to { $end }
paper-rhythm-weeks = { $what } from { $start } to { $end }
rhythm-next = {""};{" "}
paper-rhythm-dates = dates on its page, from { $start } to { $end }

# The leaflet
leaflet-name = Leaflet to print
leaflet-title = { $kind ->
    [department] Leaflet of the AMAPs of { $name }
   *[other] Leaflet, { $name }
}
leaflet-help = A4 landscape, both sides, turned on the short edge. Fold in three, the cover in front.
leaflet-outside = Outside of the leaflet
leaflet-inside = Inside of the leaflet
leaflet-what = An AMAP is
leaflet-what-text = An association that keeps small farming alive: households and farmers nearby commit to each other for a season.
leaflet-what-season = local produce in season, grown by the farm that brings it;
leaflet-what-price = a fair price, decided together, paid to the farm itself;
leaflet-what-risk = a harvest shared, in good years and in others;
leaflet-what-help = a helping hand at distributions, a few times a year.
leaflet-join = How to join
leaflet-join-choose = Choose in the list an AMAP near your home, your work or your way.
leaflet-join-visit = Write to it, or come to a distribution: people will explain.
leaflet-join-sign = Sign a contract with each farm that you choose, and come with a basket.
leaflet-write = Write to us
leaflet-online = Online
leaflet-online-text = Places left, contracts, dates and how to come, up to date:
leaflet-made = List made on { $day }.
leaflet-list = { $count ->
    [0] The AMAPs
    [one] The AMAP
   *[other] The { $n } AMAPs
}
leaflet-counted = The number of AMAPs in each commune. Their names, days and places are online.
leaflet-count = { $name }{"\u00A0"}({ $count })
leaflet-cover = The farm next door, all year in your basket

# Offline
offline = Offline
offline-kicker = No connection
offline-title = You are offline
offline-text = The AMAPs that you kept and the last pages that you saw can still be read. The rest comes back with the connection.
offline-kept = Kept on this device
offline-kept-none = To find an AMAP here, open its page and keep it: its page and its calendar will be stored on this device.
amap-forget = Forget this AMAP
offline-retry = Try again

# Not found
not-found = Page not found
not-found-kicker = Error 404
not-found-title = This crate is empty
not-found-text = The page has moved, or its address has a mistake.

advert-over = This advert is over.
advert-over-see = See current adverts
