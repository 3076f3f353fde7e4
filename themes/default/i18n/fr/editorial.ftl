# Listes
page-number = page { $number }
hours-span = { $start } à { $end }
days-span = du { $from } au { $to }
follow-feed = Suivre par flux Atom
follow-json = Flux JSON
add-to-calendar = Ajouter à votre agenda
concerned-amaps = AMAP concernées
concerned-departments = Départements concernés
concerned-farms = Fermes concernées
in-practice = En pratique
phone = Téléphone
website = Site
contact = Contact
where = Où
when = Quand

# Actualités
news-lead = Ce qui se passe dans les AMAP et dans les fermes.
news-none = Rien de nouveau pour l’instant. Les prochaines actualités paraîtront ici et dans le flux.
news-older = Avant{"\u00A0"}: { $title }
news-newer = Après{"\u00A0"}: { $title }
news-neighbours = Autres actualités

# Agenda
agenda-lead = Visites, chantiers, réunions{"\u00A0"}: venez, c’est fait pour cela.
agenda-none = Aucun rendez-vous n’est annoncé. Abonnez-vous à l’agenda{"\u00A0"}: les prochains y viendront d’eux-mêmes.
agenda-later = Plus tard
agenda-past = C’est passé
event-is-cancelled = Annulé
event-past-notice = Ce rendez-vous est passé.
event-kicker = Rendez-vous
event-access = Accès
event-accessibility = Accessibilité
event-all = Voir tout l’agenda

# Médiathèque
library-lead = { $count ->
    [one] Un document à lire, imprimer et adapter.
   *[other] { $n } documents à lire, imprimer et adapter.
}
library-none = La médiathèque est encore vide.
library-topics = Thèmes
library-more = { $count ->
   *[other] Voir les { $n } documents du thème
}
topic-lead = { $count ->
    [one] Un document sur ce thème.
   *[other] { $n } documents sur ce thème.
}
topic-kicker = Médiathèque
topic-others = Autres thèmes
resource-licence = Licence { $licence }
resource-author = De
resource-date = Date
resource-licence-label = Licence
resource-download = Télécharger ({ $format }, { $size })
resource-download-plain = Télécharger ({ $size })
resource-visit = Lire sur { $host }
resource-others = Sur le même thème
size-kilo = { $amount }{"\u00A0"}Ko
size-mega = { $whole },{ $tenth }{"\u00A0"}Mo

# Annonces
adverts = Annonces
adverts-lead = Des fermes cherchent des AMAP, des AMAP cherchent des fermes.
adverts-farm-seeks-amap = Fermes qui cherchent une AMAP
adverts-amap-seeks-farm = AMAP qui cherchent une ferme
adverts-none = Aucune annonce en ce moment.
adverts-write = Pour publier une annonce, écrivez au réseau{"\u00A0"}:
advert-until = Valable jusqu’au { $day }
advert-dates = Publiée le { $from }, valable jusqu’au { $until }
advert-answer = Répondre à l’annonce
advert-farm = Ferme
advert-amap = AMAP

# Mentions légales
legal = Mentions légales
legal-publisher = Qui publie ce site
legal-registration = Immatriculation{"\u00A0"}: { $number }
legal-director = Direction de la publication{"\u00A0"}: { $director }.
legal-host = Qui l’héberge
legal-host-unstated = L’hébergeur n’est pas indiqué. Demandez-le à { $name }.
legal-licences = Ce que vous pouvez reprendre
legal-data = Les données de l’annuaire sont ouvertes, sous licence
legal-data-link = Les télécharger
legal-documents = Chaque document de la médiathèque indique sa licence.
legal-texts = Les autres textes et images appartiennent à celles et ceux qui les ont faits{"\u00A0"}: demandez avant de les reprendre.
legal-sources = Sources
legal-source-names = Noms, codes et populations des communes{"\u00A0"}: Insee, code officiel géographique{"\u00A0"}; codes postaux{"\u00A0"}: La Poste. Licence Ouverte 2.0.
legal-source-points = Position des communes{"\u00A0"}: GeoNames, licence CC BY 4.0, et IGN.
legal-source-outlines = Limites des départements{"\u00A0"}: IGN, Admin Express, simplifiées. Licence Ouverte 2.0.
legal-source-maps = Fond des cartes{"\u00A0"}: Natural Earth, domaine public, et IGN. Les cartes sont dessinées par le site lui-même.
legal-software = Logiciel
legal-software-text = Ce site est fait avec Cabas, un logiciel libre sous licence AGPL 3.0 ou ultérieure{"\u00A0"}: chaque réseau peut l’utiliser, l’étudier et l’adapter.
legal-law = Ces mentions répondent à l’article 1-1 de la loi du 21 juin 2004 pour la confiance dans l’économie numérique.
legal-errors = Une erreur sur ce site{"\u00A0"}?
legal-errors-text = Dites-le, nous corrigeons{"\u00A0"}:
made-on = Page établie le { $day }.

# Données personnelles
privacy = Données personnelles
privacy-lead = Vous pouvez tout lire ici sans vous faire connaître. Voici ce qui est publié, pourquoi, et comment le faire changer.
privacy-visit = Quand vous visitez ce site
privacy-no-cookie = Aucun cookie, aucun traceur, aucune mesure d’audience.
privacy-no-third = Rien n’est demandé à d’autres sites{"\u00A0"}: ni police, ni carte, ni bouton de partage.
privacy-no-account = Aucun compte n’est nécessaire, et votre position n’est jamais envoyée.
privacy-host = Comme partout, l’ordinateur qui sert les pages reçoit l’adresse IP de votre connexion. L’hébergeur ({ $host }) peut la noter dans ses journaux techniques, pour la sécurité, le temps qu’il indique lui-même.
privacy-host-unstated = Comme partout, l’ordinateur qui sert les pages reçoit l’adresse IP de votre connexion. L’hébergeur peut la noter dans ses journaux techniques, pour la sécurité.
privacy-device = Ce qui reste sur votre appareil
privacy-device-text = Les pages déjà vues et les AMAP que vous retenez sont gardées par votre navigateur, pour rester lisibles sans connexion{"\u00A0"}: les quarante dernières pages visitées, et la page et l’agenda de chaque AMAP retenue. Cela ne quitte pas votre appareil{"\u00A0"}: nous n’en savons rien.
privacy-device-erase = Pour tout effacer{"\u00A0"}: dans les réglages du navigateur, supprimez les données de ce site. Pour une seule AMAP{"\u00A0"}: sur sa page, cliquez de nouveau sur le bouton qui la retient.
privacy-forms = Quand vous remplissez un formulaire
privacy-forms-text = Les formulaires sont reçus par { $intake }. Chacun dit, à côté des champs, ce qui est demandé, pourquoi, qui le lit et combien de temps c’est gardé.
privacy-published = Ce que l’annuaire publie
privacy-published-amaps = Des AMAP et des fermes{"\u00A0"}: nom, lieux, horaires, produits, contrats, boîte aux lettres et téléphone de l’association ou de la ferme. But{"\u00A0"}: que chacun·e trouve une AMAP. Base légale{"\u00A0"}: l’intérêt légitime du réseau et de ses membres à faire connaître leurs distributions.
privacy-published-people = Des personnes{"\u00A0"}: le nom, le rôle et les coordonnées de celles et ceux qui ont accepté de paraître, et de personne d’autre. Base légale{"\u00A0"}: leur consentement, qu’on peut retirer à tout moment.
privacy-published-adverts = Des annonces{"\u00A0"}: le texte et le contact choisis par qui les publie, jusqu’à leur date de fin.
privacy-published-open = Les données ouvertes à télécharger ne contiennent aucun nom de personne et aucun téléphone.
privacy-duration = Une fiche paraît tant que l’AMAP ou la ferme fait partie de l’annuaire. Ce qui est retiré disparaît du site à la publication suivante. Les moteurs de recherche et les personnes qui ont copié les données peuvent en garder trace plus longtemps{"\u00A0"}: nous pouvons vous aider à leur écrire.
privacy-controller = Qui en répond
privacy-controller-text = { $name }, { $address }.
privacy-rights = Vos droits
privacy-rights-text = Vous pouvez demander à voir ce qui vous concerne, à le corriger, à l’effacer, à le recevoir dans un fichier, vous opposer à sa publication, en demander la limitation, ou retirer votre accord. Écrivez, sans formule particulière, à{"\u00A0"}:
privacy-own-data = Voir, corriger ou effacer ce que les formulaires ont gardé de moi
privacy-rights-delay = Nous répondons dans le mois.
privacy-complaint = Si la réponse ne vous convient pas, vous pouvez adresser une réclamation à la CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07{"\u00A0"}:
privacy-complaint-link = cnil.fr, rubrique Plaintes

# Accessibilité
accessibility = Accessibilité
accessibility-lead = État de conformité{"\u00A0"}: non évalué. Ce site n’a pas encore été audité selon le référentiel général d’amélioration de l’accessibilité (RGAA).
accessibility-who = { $name } souhaite que chacun·e puisse trouver une AMAP et lire un contrat, quel que soit son matériel et sa manière de lire.
accessibility-done = Ce qui est fait
accessibility-done-keyboard = Tout se parcourt au clavier{"\u00A0"}; le repère de position reste visible, et un lien mène droit au contenu.
accessibility-done-structure = Chaque page a un titre, des intertitres dans l’ordre, des listes et des tableaux décrits comme tels.
accessibility-done-contrast = Les couleurs contrastent d’au moins 4,5 pour 1, en clair comme en sombre, et ne portent jamais seules une information.
accessibility-done-zoom = Les pages se lisent à 320 pixels de large et avec un texte deux fois plus grand, sans défilement horizontal{"\u00A0"}; seuls les larges tableaux défilent dans leur cadre.
accessibility-done-script = Tout se lit sans script, sans connexion rapide et sur un téléphone ancien.
accessibility-done-map = Chaque carte a un titre et une description, et la liste à côté d’elle dit la même chose.
accessibility-done-motion = Rien ne bouge, ne clignote ni ne se joue tout seul.
accessibility-known = Ce que nous savons imparfait
accessibility-known-files = Les documents de la médiathèque viennent de nombreuses associations{"\u00A0"}: tous ne sont pas accessibles. Demandez-nous une autre version.
accessibility-known-tables = Les tableaux larges de prix et de dates demandent de défiler de côté sur un petit écran.
accessibility-known-audit = Les vérifications automatiques ne couvrent qu’une partie des critères{"\u00A0"}; un audit avec des personnes concernées reste à faire.
accessibility-report = Dire ce qui bloque
accessibility-report-text = Une page vous résiste{"\u00A0"}? Dites-nous laquelle et ce que vous cherchiez{"\u00A0"}: nous vous donnons l’information autrement, et nous corrigeons.
accessibility-defender = Si vous n’obtenez pas de réponse
accessibility-defender-text = Si une difficulté signalée vous empêche d’accéder à un contenu et reste sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits{"\u00A0"}: par son formulaire en ligne, par téléphone au 09{"\u00A0"}69{"\u00A0"}39{"\u00A0"}00{"\u00A0"}00, ou par courrier gratuit, sans timbre, à Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07.
accessibility-defender-link = Formulaire du Défenseur des droits

# Plan du site
plan = Plan du site
plan-find = Trouver une AMAP
plan-regions = Par région et département
plan-products = Par produit
plan-days = Par jour de distribution
plan-networks = Réseaux locaux
plan-network = Le réseau
plan-site = Le site
plan-all-amaps = Toutes les AMAP, par nom
plan-all-regions = Toutes les régions
plan-all-products = Tous les produits
plan-farms = Les fermes
plan-contracts = { $count ->
    [0] Contrats
    [one] Un contrat ouvert ou bientôt ouvert
   *[other] { $n } contrats ouverts ou bientôt ouverts
}
plan-offline = Lire sans connexion

# Données ouvertes
open-data = Données ouvertes
open-data-lead = Tout l’annuaire, à télécharger et à réutiliser.
open-data-licence = Licence
open-data-fresh = Les fichiers sont refaits à chaque publication du site.
open-data-privacy = Ils ne contiennent aucun nom de personne et aucun téléphone. Des fermes, ni rue ni boîte aux lettres{"\u00A0"}: une ferme est souvent une maison.
open-data-rows = { $count ->
    [0] Aucune ligne.
    [one] Une ligne.
   *[other] { $n } lignes.
}
open-data-file-csv = CSV, pour un tableur
open-data-file-geojson = GeoJSON, pour une carte
open-data-file-schema = Table Schema
open-data-file-distributions = Toutes les distributions à venir, iCalendar
open-data-file-agenda = L’agenda du réseau, iCalendar
open-data-file-atom = Actualités et annonces, Atom
open-data-file-json-feed = Actualités et annonces, JSON Feed
open-data-file-adverts = Annonces, Atom
open-data-package = Description de l’ensemble, Data Package
open-data-columns = Ce que contient { $table }.csv
open-data-column = Colonne
open-data-kind = Type
open-data-meaning = Sens
open-data-required = toujours remplie
open-data-kind-text = texte
open-data-kind-list = mots séparés par |
open-data-kind-integer = nombre entier
open-data-kind-number = nombre
open-data-kind-date = date
open-data-kind-year = année
open-data-kind-address = adresse web
open-data-kind-mailbox = adresse électronique
open-data-streams = Flux et agendas
open-data-streams-text = Chaque AMAP, chaque contrat et chaque département a aussi les siens, sur sa page.
open-data-embed = Montrer la liste sur un autre site

# Intégrer la liste
embed = Intégrer la liste à votre site
embed-lead = Copiez une ligne dans votre page{"\u00A0"}: la liste et sa carte s’y affichent, toujours à jour, sans script et sans traceur.
embed-how = La largeur suit votre page. Changez la hauteur (640) si la liste est plus longue ou plus courte.
embed-everything = Toutes les AMAP
embed-departments = Par département
embed-networks = Par réseau local
embed-addresses = Pour n’en montrer qu’une partie, remplacez l’adresse par l’une de celles-ci.
embed-look = Voir ce que cela donne
embed-wordpress = Dans WordPress, ajoutez un bloc «{"\u00A0"}HTML personnalisé{"\u00A0"}». Dans Wix ou Jimdo, un élément «{"\u00A0"}Intégration{"\u00A0"}».
embed-data = Pour en faire autre chose, prenez plutôt les données ouvertes.

# La liste intégrée
amaps-of = { $kind ->
    [department] AMAP { $genitive }
   *[other] { $name }
}
embed-all = { $count ->
    [0] Voir le site
    [one] Voir cette AMAP sur le site du réseau
   *[other] Voir les { $n } AMAP sur le site du réseau
}
embed-none = Aucune AMAP n’est encore dans cette liste.

# Cartes
map-title = Carte{"\u00A0"}: { $name }
map-text = { $count ->
    [0] Aucun point{"\u00A0"}: aucune AMAP n’a de lieu connu.
    [one] Un point marque l’AMAP.
   *[other] { $n } AMAP, { $dots ->
        [grouped] les plus proches réunies en un même point
       *[single] un point chacune
    }.
} { $towns ->
    [none] {""}
   *[other] Repères{"\u00A0"}: { $towns }.
}
map-grouped = Plus un point est grand, plus il réunit d’AMAP.
map-farms-title = Carte{"\u00A0"}: { $name } et ses fermes
map-farms-text = { $count ->
    [one] Un trait va de l’AMAP à sa ferme
   *[other] Un trait va de l’AMAP à chacune de ses { $n } fermes
}, avec la distance à vol d’oiseau{"\u00A0"}: { $farms }.
map-farm = { $name } à { $km }
map-farms-caption = Rond{"\u00A0"}: l’AMAP. Carrés{"\u00A0"}: ses fermes. Distances à vol d’oiseau.
map-credit = Fond{"\u00A0"}: IGN, Natural Earth{"\u00A0"}; communes{"\u00A0"}: Insee, GeoNames.

# La liste à imprimer
print-list-name = Liste à imprimer
print-list-title = { $kind ->
    [department] Liste des AMAP { $genitive }
   *[other] Liste des AMAP, { $name }
}
print-list-lead = { $count ->
    [0] Aucune AMAP.
    [one] Une AMAP, au { $day }.
   *[other] { $n } AMAP, au { $day }.
}
print-current = La liste à jour{"\u00A0"}:
print-help = Imprimez cette page sur A4{"\u00A0"}: le menu et les boutons ne s’impriment pas.
print-back = Retour à la liste
print-elsewhere = Commune non précisée
paper-rhythm-weekly = { $weekday } de { $start } à { $end }
paper-rhythm-every = un { $weekday } sur { $every }, de { $start } à { $end }
paper-rhythm-weeks = { $what } de { $start } à { $end }
rhythm-next = {"\u00A0"};{" "}
paper-rhythm-dates = dates sur sa page, de { $start } à { $end }

# Le dépliant
leaflet-name = Dépliant à imprimer
leaflet-title = { $kind ->
    [department] Dépliant des AMAP { $genitive }
   *[other] Dépliant, { $name }
}
leaflet-help = A4 paysage, recto verso, retourné sur le bord court. Pliez en trois, la couverture devant.
leaflet-outside = Extérieur du dépliant
leaflet-inside = Intérieur du dépliant
leaflet-what = Une AMAP, c’est
leaflet-what-text = Une association pour le maintien d’une agriculture paysanne{"\u00A0"}: des familles et des paysan·nes du coin s’engagent ensemble, le temps d’une saison.
leaflet-what-season = des produits d’ici et de saison, cultivés par la ferme qui les apporte{"\u00A0"};
leaflet-what-price = un prix juste, décidé ensemble, payé directement à la ferme{"\u00A0"};
leaflet-what-risk = une récolte partagée, les bonnes années comme les autres{"\u00A0"};
leaflet-what-help = un coup de main aux distributions, quelques fois par an.
leaflet-join = Pour venir
leaflet-join-choose = Choisissez dans la liste une AMAP proche de chez vous, de votre travail ou de votre trajet.
leaflet-join-visit = Écrivez-lui, ou passez à une distribution{"\u00A0"}: on vous explique.
leaflet-join-sign = Signez un contrat avec chaque ferme de votre choix, et venez avec un cabas.
leaflet-write = Nous écrire
leaflet-online = En ligne
leaflet-online-text = Places, contrats, dates et plans d’accès, à jour{"\u00A0"}:
leaflet-made = Liste établie le { $day }.
leaflet-list = { $count ->
    [0] Les AMAP
    [one] L’AMAP
   *[other] Les { $n } AMAP
}
leaflet-counted = Le nombre d’AMAP de chaque commune. Leurs noms, jours et lieux sont en ligne.
leaflet-count = { $name }{"\u00A0"}({ $count })
leaflet-cover = La ferme d’à côté, toute l’année dans votre panier

# Hors ligne
offline = Hors ligne
offline-kicker = Pas de connexion
offline-title = Vous êtes hors ligne
offline-text = Les AMAP que vous avez retenues et les dernières pages que vous avez vues restent lisibles. Le reste revient avec la connexion.
offline-kept = Retenues sur cet appareil
offline-kept-none = Pour retrouver une AMAP ici, ouvrez sa page et retenez-la{"\u00A0"}: sa page et son agenda seront gardés sur cet appareil.
amap-forget = Ne plus retenir cette AMAP
offline-retry = Réessayer

# Page introuvable
not-found = Page introuvable
not-found-kicker = Erreur 404
not-found-title = Ce cageot est vide
not-found-text = La page a été déplacée, ou son adresse contient une faute.

advert-over = Cette annonce est terminée.
advert-over-see = Voir les annonces en cours
