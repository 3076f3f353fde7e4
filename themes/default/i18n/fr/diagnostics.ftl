# What the program says to authors. `hint` is said when there is something to offer (`$near`), `hint-plain` when there is not.
diagnostic-error = erreur
diagnostic-warning = alerte
diagnostic-hint = conseil

# Files
diagnostic-unreadable-file = ce fichier ne peut pas être lu ({ $cause ->
    [not-found] introuvable
    [denied] accès refusé
    [full] plus de place sur le disque
    [read-only] disque en lecture seule
    [loop] des liens qui tournent en rond
   *[other] { $detail }
})
    .hint = vérifiez qu’il existe et que vous avez le droit de le lire
diagnostic-missing-network = il manque le fichier network.yml, qui dit quel réseau publie le site
    .hint = « cabas new DOSSIER » en écrit un, commenté
diagnostic-stray-file = ce fichier n’est dans aucun dossier connu : il ne sera pas publié
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = les dossiers connus sont { $known }
diagnostic-not-markdown = « { $file } » n’est pas un fichier .md
    .hint = enregistrez-le avec l’extension .md ; un document à télécharger va dans files/
diagnostic-not-yaml = « { $file } » n’est pas un fichier .yml
    .hint = un calendrier partagé n’a pas de texte : enregistrez-le avec l’extension .yml, sans ligne « --- »
diagnostic-bad-file-name = « { $found } » ne peut pas servir d’adresse
    .hint = renommez le fichier ou le dossier en « { $near } »
    .hint-plain = utilisez des lettres sans accent, des chiffres et des traits d’union
diagnostic-not-utf8 = ce fichier n’est pas en UTF-8 (premier caractère illisible à la ligne { $line })
    .hint = dans votre éditeur, choisissez « Enregistrer sous… » puis le codage UTF-8
diagnostic-missing-header = ce fichier n’a pas d’en-tête entre deux lignes « --- »
    .hint = la première ligne doit être « --- », et une autre ligne « --- » doit fermer l’en-tête
diagnostic-missing-file = le fichier « { $found } » n’est pas dans le dossier files/
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = déposez-le dans files/, ou corrigez son nom
diagnostic-file-twice = deux choses veulent être publiées à l’adresse { $found }
    .hint = renommez celle qui vient de vous
diagnostic-address-taken = l’adresse { $found } est déjà prise
    .hint = renommez ce fichier : cette adresse sert à une autre page du site

# YAML
diagnostic-yaml-tab = une tabulation se trouve là où il faut des espaces
    .hint = remplacez-la par deux espaces
diagnostic-yaml-quote = ces guillemets sont mal fermés, ou une apostrophe les ferme trop tôt
    .hint = entourez le texte de guillemets doubles : "l’étang"
diagnostic-yaml-colon = un deux-points suivi d’une espace coupe ce texte en deux
    .hint = entourez le texte de guillemets doubles : "Ferme : la belle" ; si c’est une clé, alignez-la sur les autres
diagnostic-yaml-character = un texte ne peut pas commencer par ce signe
    .hint = entourez-le de guillemets doubles
diagnostic-yaml-comma = une virgule coupe ce texte en deux : « { $key } » est pris pour une clé
    .hint-plain = entre accolades, entourez de guillemets doubles un texte qui contient une virgule
diagnostic-yaml-bracket = un crochet ou une accolade n’est pas fermé
    .hint = fermez-le, ou écrivez un élément par ligne, précédé de « - »
diagnostic-yaml-anchor = les raccourcis « & » et « * » de YAML ne sont pas admis
    .hint = si c’est du texte, entourez-le de guillemets doubles
diagnostic-yaml-tag = un texte ne peut pas commencer par « ! »
    .hint = entourez-le de guillemets doubles
diagnostic-yaml-key = une clé doit être un simple mot
    .hint = écrivez « clé: valeur »
diagnostic-yaml-second-document = l’en-tête contient une deuxième ligne « --- »
    .hint = il n’en faut que deux : une avant, une après
diagnostic-yaml-syntax = l’en-tête ne peut pas être lu à partir d’ici
    .hint = vérifiez le décalage des lignes : les clés d’un même niveau commencent à la même colonne
diagnostic-unknown-key = la clé « { $key } » n’existe pas ici
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = « cabas schema --markdown » donne la liste des clés
diagnostic-duplicate-key = la clé « { $key } » est déjà écrite plus haut
    .hint = gardez-en une seule
diagnostic-missing-key = il manque la clé « { $key } »
    .hint = ajoutez une ligne « { $key }: … »
diagnostic-wrong-type = { $found ->
    [list] une liste se trouve
    [mapping] des clés se trouvent
    [text] un simple texte se trouve
   *[nothing] rien ne se trouve
} là où il faut { $expected ->
    [list] une liste
    [mapping] des clés
    [yes-no] oui ou non
    [number] un nombre
    [price] un prix
    [date] une date
    [time] une heure
    [email] une adresse électronique
    [address] une adresse de site
    [colour] une couleur
    [word] un mot-clé
   *[text] un texte
}
    .hint = { $expected ->
    [list] écrivez un élément par ligne, précédé de « - »
    [mapping] écrivez chaque clé sur sa ligne, décalée de deux espaces
   *[text] écrivez la valeur sur la même ligne que la clé
}
diagnostic-empty-text = ce texte est vide
    .hint = écrivez quelque chose, ou retirez la ligne

# Values
diagnostic-bad-yes-no = « { $found } » n’est ni oui ni non
    .hint = écrivez true ou false
diagnostic-bad-number = « { $found } » n’est pas un nombre
    .hint = écrivez un nombre en chiffres
diagnostic-decimal-comma = « { $found } » a une virgule là où il faut un point
    .hint = écrivez { $near }
diagnostic-bad-price = « { $found } » n’est pas un prix
    .hint = écrivez par exemple 12,50
diagnostic-price-decimals = « { $found } » a plus de deux décimales
    .hint = un prix va jusqu’au centime : 12,50
diagnostic-negative-price = un prix ne peut pas être négatif
    .hint = retirez le signe moins
diagnostic-bad-date = « { $found } » n’est pas une date
    .hint = écrivez { $near } (année-mois-jour)
    .hint-plain = écrivez l’année, le mois et le jour : 2026-09-03
diagnostic-impossible-date = le jour { $found } n’existe pas
    .hint-plain = vérifiez le mois et le jour : 2026-09-03 est le 3 septembre
    .hint = vérifiez le mois et le jour
diagnostic-year-out-of-range = l’année de { $found } est hors de portée
    .hint = écrivez une année de 1900 à 2100
    .hint-plain = écrivez une année de 1900 à 2100
diagnostic-bad-time = « { $found } » n’est pas une heure
    .hint = écrivez par exemple 18:30
diagnostic-bad-email = « { $found } » n’est pas une adresse électronique
    .hint = elle a la forme contact@amap-exemple.fr
diagnostic-bad-address = « { $found } » n’est pas une adresse de site
    .hint = elle commence par https://
diagnostic-bad-colour = « { $found } » n’est pas une couleur
    .hint = écrivez six chiffres entre guillemets : "#2c6e3f"
diagnostic-unknown-word = « { $found } » n’est pas un mot-clé connu ici
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = les mots-clés sont { $known }
diagnostic-bad-year = { $found } ne peut pas être une année de création
    .hint = écrivez une année à quatre chiffres, passée
diagnostic-bad-percent = { $found } pour cent ne peut pas être une quantité
    .hint = 50 pour un demi-panier, 200 pour un double ; de 1 à 500
diagnostic-bad-vat = « { $found } » n’est pas un taux de TVA
    .hint = écrivez le taux en pour cent : 5,5 pour l’alimentation ; 30 au plus
diagnostic-bad-quantity = « { $found } » n’est pas une quantité
    .hint = écrivez un nombre de 0 à 1000, deux décimales au plus : 6, ou 0,5

# References
diagnostic-unknown-amap = aucune AMAP n’a l’identifiant « { $found } »
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = l’identifiant est le nom d’un fichier du dossier amaps/, sans .md
diagnostic-unknown-farm = aucune ferme n’a l’identifiant « { $found } »
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = l’identifiant est le nom d’un fichier du dossier farms/, sans .md
diagnostic-unknown-network = aucun réseau local n’a l’identifiant « { $found } »
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = l’identifiant est le nom d’un fichier du dossier networks/, sans .md
diagnostic-unknown-product = aucune famille de produits n’a le mot-clé « { $found } »
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = choisissez parmi { $known }, ou ajoutez la vôtre à la clé products de network.yml
diagnostic-own-family-key = « { $found } » ne peut pas servir de mot-clé à une famille de produits
    .hint = il existe déjà, ou contient autre chose que des lettres sans accent et des traits d’union
diagnostic-unknown-calendar = aucun calendrier partagé n’a l’identifiant « { $found } »
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = l’identifiant est le nom d’un fichier du dossier calendars/, sans .yml
diagnostic-unknown-contract = aucun contrat de cette saison n’a l’identifiant « { $found } »
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = l’identifiant est le nom d’un fichier du même dossier de saison, sans .md
diagnostic-required-elsewhere = le contrat « { $found } » est celui d’une autre AMAP, { $amap }
    .hint = on ne peut demander d’abord qu’un contrat de la même AMAP
diagnostic-required-cycle = ce contrat se demande lui-même d’abord, par la chaîne des « requires »
    .hint = retirez un des liens « requires »
diagnostic-unknown-stock = ni ce contrat ni sa ferme n’a de stock « { $found } »
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = décrivez-le dans stocks, ici ou dans la fiche de la ferme
diagnostic-unknown-item = ce contrat n’a pas de produit « { $found } »
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = écrivez le nom d’un produit, suivi s’il le faut d’une virgule et d’une taille : « Œufs, Douze »
diagnostic-unknown-place = cette AMAP n’a pas de lieu « { $found } »
    .hint = écrivez le mot-clé (id) d’un de ses lieux
diagnostic-unknown-code = le code « { $found } » ne désigne { $list ->
    [regions] aucune région
    [departments] aucun département
   *[communes] aucune commune
}
    .hint = { $list ->
    [regions] les codes des régions ont deux chiffres : "53" pour la Bretagne
    [departments] les codes des départements : "35", "2A", "974"
   *[communes] les codes INSEE des communes ont cinq signes : "35238"
}
diagnostic-network-cycle = ce réseau fait partie de lui-même, par la chaîne des « parent »
    .hint = retirez un des liens « parent »
diagnostic-unknown-theme = le dossier themes/ ne contient pas de thème « { $found } »
    .hint = vérifiez le nom du dossier, ou retirez la clé theme

# Network
diagnostic-base-url = « { $found } » n’est pas l’adresse d’un site
    .hint = écrivez seulement https://, le nom du site et, s’il le faut, un dossier
diagnostic-unknown-language = la langue « { $found } » n’est pas encore parlée
    .hint = les langues sont { $known }
diagnostic-language-twice = la langue « { $found } » est déjà dans la liste
    .hint = gardez-la une seule fois
diagnostic-bad-radius = un rayon de { $found } km n’est pas possible
    .hint = écrivez un nombre de 1 à 100
diagnostic-unknown-timezone = le fuseau horaire « { $found } » n’existe pas
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = en France métropolitaine : Europe/Paris
diagnostic-other-evidence-key = le journal est signé par une autre clé que celle-ci : les reçus ne se vérifieraient pas
    .hint = la clé de l’accueil est « { $found } »
diagnostic-bad-evidence-key = « { $found } » n’est pas la clé publique d’un journal
    .hint = recopiez en entier la ligne que donne le serveur des formulaires, de la forme amap.example/journal+530d903a+Aek…U2k
diagnostic-bad-extent = cette étendue n’est pas un rectangle
    .hint = le sud doit être plus petit que le nord, et l’ouest plus petit que l’est
diagnostic-basemap-format = « { $found } » ne peut pas être un fond de carte : { $cause ->
    [foreign] ce n’est pas une archive PMTiles
    [version] son format PMTiles n’est pas la version 3
    [cut] le fichier est incomplet
    [pictures] ses tuiles sont des images, il faut des tuiles vectorielles
    [compression] il est compressé d’une façon que les navigateurs ne lisent pas
   *[schema] ses couches ne suivent aucun schéma connu
}
    .hint = { $cause ->
    [version] « pmtiles convert » le met à jour
    [cut] copiez-le à nouveau
    [compression] il faut gzip, ou aucune compression
    [schema] il faut les schémas Protomaps (version 4), OpenMapTiles ou Shortbread
   *[other] « pmtiles extract » découpe votre région dans un fond du monde entier
}
diagnostic-basemap-attribution = ce fond de carte ne dit pas à qui sont ses données
    .hint = ajoutez par exemple « attribution: © les contributeurs d’OpenStreetMap » : leur licence le demande
diagnostic-basemap-elsewhere = aucune AMAP n’est sur ce fond de carte : il couvre un autre territoire
    .hint = vérifiez l’étendue avec « pmtiles show »
diagnostic-low-contrast = cette couleur se lit mal sur le papier du site (contraste de { $ratio }, il faut 4,5)
    .hint = choisissez une couleur plus foncée

# Places
diagnostic-no-place = cette fiche n’a pas de lieu : elle sera dans les listes, mais pas sur les cartes
    .hint = ajoutez une commune, un code postal ou des coordonnées
    .hint-plain = ajoutez une commune, un code postal ou des coordonnées
diagnostic-place-without-id = quand une AMAP a plusieurs lieux, chacun a besoin d’un mot-clé
    .hint = ajoutez une ligne « id: … » à ce lieu
diagnostic-place-id-twice = deux lieux ont le mot-clé « { $found } »
    .hint = donnez à chacun le sien
diagnostic-half-point = il manque { $missing ->
    [lat] la latitude (lat)
   *[lon] la longitude (lon)
}
    .hint = donnez les deux, ou aucune
diagnostic-unknown-commune = aucune commune ne s’appelle « { $found } »
    .hint = vouliez-vous dire { $near } ?
    .hint-plain = vérifiez l’orthographe, ou donnez son code INSEE
diagnostic-ambiguous-commune = { $count } communes s’appellent « { $found } »
    .hint = ajoutez le code postal, ou le code INSEE : { $candidates }
diagnostic-bad-postcode = « { $found } » n’est pas un code postal
    .hint = vouliez-vous dire { $near } ?
    .hint-plain = un code postal a cinq chiffres
diagnostic-unknown-postcode = le code postal { $found } n’est celui d’aucune commune
    .hint = un CEDEX n’est pas celui d’une commune : vérifiez-le
diagnostic-ambiguous-postcode = le code postal { $found } est celui de { $count } communes
    .hint = ajoutez le nom de la commune : { $candidates }
diagnostic-postcode-mismatch = le code postal { $found } n’est pas celui de { $commune }
    .hint = celui de { $commune } est { $near } ; { $found } est celui de { $named }
diagnostic-unknown-insee = le code INSEE « { $found } » n’est celui d’aucune commune
    .hint = la commune a peut-être fusionné : donnez plutôt son nom et son code postal
diagnostic-insee-mismatch = le code INSEE { $found } est celui de { $coded }
    .hint = écrivez { $near }
diagnostic-swapped-coordinates = la latitude et la longitude sont échangées
    .hint = écrivez { $near }
diagnostic-point-outside-france = ce point n’est pas en France
    .hint = le département le plus proche ({ $department }) est à { $near } km : vérifiez le signe et les chiffres
    .hint-plain = une latitude va de -90 à 90, une longitude de -180 à 180
diagnostic-point-outside-department = ce point est à { $km } km hors { $department }
    .hint = vérifiez les coordonnées, ou la commune
diagnostic-point-far-from-commune = ce point est à { $km } km du centre { $commune } : le centre est pris à sa place
    .hint = vérifiez les coordonnées, ou la commune
diagnostic-outside-extent = ce lieu est en dehors de l’étendue du réseau (map_extent de network.yml)
    .hint = vérifiez le lieu, ou agrandissez l’étendue

# Calendars
diagnostic-span-reversed = le dernier jour vient avant le premier
    .hint = échangez les deux dates, ou corrigez l’année
diagnostic-span-too-long = cette période finit le { $found } : elle dure plus de { $years } ans
    .hint = vérifiez l’année
diagnostic-hours-reversed = la fin ne vient pas après le début
    .hint = corrigez une des deux heures
diagnostic-end-without-start = il y a une heure de fin sans heure de début
    .hint = ajoutez une ligne « start: … »
diagnostic-no-weekday = il manque le jour de la semaine (weekday), ou une liste de dates (dates)
    .hint = par exemple « weekday: thursday »
diagnostic-weekday-and-dates = un jour de la semaine et une liste de dates ne vont pas ensemble
    .hint = gardez l’un ou l’autre ; un jour en plus est une exception avec « added: true »
diagnostic-bad-rhythm = une fois toutes les { $found } semaines n’est pas un rythme
    .hint = écrivez un nombre de 1 à 52
diagnostic-every-and-weeks = « toutes les combien de semaines » (every) et « quelles semaines » (weeks) ne vont pas ensemble
    .hint = gardez l’un ou l’autre
diagnostic-rhythm-and-dates = un rythme et une liste de dates ne vont pas ensemble
    .hint = gardez l’un ou l’autre
diagnostic-rhythm-without-start = pour compter les semaines, il faut savoir d’où partir
    .hint = ajoutez une saison (season) : son premier jour dit quelle semaine compte
diagnostic-date-twice = le { $found } est déjà dans la liste
    .hint = gardez-le une seule fois
diagnostic-exception-twice = le { $found } a déjà une exception
    .hint = réunissez les deux en une
diagnostic-exception-contradiction = le { $found } ne peut pas être à la fois annulé, reporté ou ajouté
    .hint = gardez une seule de ces clés
diagnostic-exception-empty = cette exception ne dit pas ce qui change le { $found }
    .hint = ajoutez cancelled, moved_to, added, start, end, place ou percent
diagnostic-exception-unplanned = rien n’est prévu le { $found } : cette exception ne change rien
    .hint = vérifiez la date ; pour un jour en plus, ajoutez « added: true »
diagnostic-added-already-planned = une livraison est déjà prévue le { $found }
    .hint = retirez « added: true », ou corrigez la date
diagnostic-moved-nowhere = le { $found } est reporté au même jour
    .hint = corrigez moved_to
diagnostic-distribution-where = cette AMAP a plusieurs lieux : où se tient cette distribution ?
    .hint = ajoutez une ligne « place: … » avec le mot-clé d’un lieu
diagnostic-no-distribution = cette AMAP reçoit des membres, mais aucune distribution n’est indiquée
    .hint = ajoutez distributions : le jour et les heures sont ce qu’on cherche d’abord

# AMAPs and farms
diagnostic-role-for-nobody = un rôle de permanence demande au moins une personne
    .hint = écrivez combien de bénévoles il faut, ou retirez le rôle
diagnostic-role-twice = le rôle « { $found } » est écrit deux fois
    .hint = gardez-le une fois, avec le nombre de personnes qu’il faut en tout, ou donnez-leur deux noms
diagnostic-permanence-days = { $found } jours, c’est trop{"\u00A0"}: { $most } au plus ici
    .hint = on ne s’inscrit pas plus de 300 jours avant ; les courriels partent au plus 30 jours avant, et pas avant que l’inscription ouvre
diagnostic-verified-in-future = la fiche ne peut pas avoir été vérifiée le { $found }
    .hint = écrivez une date passée
diagnostic-farm-incomplete = les contrats de cette ferme se signent sur le site, et la loi veut qu’ils donnent ce qui manque ici : { $found }
    .hint = complétez la fiche ; le médiateur est celui de la consommation, auquel la ferme adhère
diagnostic-old-listing = personne n’a confirmé cette fiche depuis plus d’un an
    .hint = relisez-la, puis mettez verified à la date du jour
diagnostic-stale-listing = personne n’a confirmé cette fiche depuis plus de deux ans : elle paraît « à confirmer »
    .hint = appelez l’AMAP ou la ferme, puis mettez verified à la date du jour

# Contracts
diagnostic-no-product = ce contrat n’a pas de produit
    .hint = ajoutez products, avec au moins un nom et un prix
diagnostic-price-missing = « { $found } » n’a pas de prix
    .hint = ajoutez price, ou des tailles (sizes) qui ont chacune le leur
diagnostic-price-twice = « { $found } » a un prix et des tailles qui ont le leur
    .hint = gardez l’un ou l’autre
diagnostic-product-twice = deux produits s’appellent « { $found } »
    .hint = réunissez-les, avec des tailles (sizes) ou des variantes (variants)
diagnostic-no-delivery = ce contrat n’a aucune livraison dans sa saison
    .hint = vérifiez le jour, la saison et les périodes sans livraison
diagnostic-date-outside-season = le { $found } est hors de la saison du contrat
    .hint = corrigez la date, ou allongez la saison
diagnostic-delivery-without-distribution = { $amap } n’a pas de distribution le { $found } ({ $count ->
    [one] 1 livraison concernée
   *[other] { $count } livraisons concernées
})
    .hint = corrigez le jour de livraison, ou les distributions de l’AMAP
diagnostic-sign-up-after-season = les souscriptions ouvrent le { $found }, après la fin de la saison
    .hint = corrigez l’année
diagnostic-no-capacity = une ferme qui ne peut fournir aucune part n’a pas de contrat à proposer
    .hint = retirez capacity si le nombre n’est pas limité
diagnostic-no-payment-method = il faut au moins un moyen de paiement
    .hint = par exemple « methods: [cheque] »
diagnostic-bad-instalments = { $found } versements, ce n’est pas possible
    .hint = écrivez un nombre de 1 à 53
diagnostic-split-and-percentages = une répartition (split) et des pourcentages ne vont pas ensemble
    .hint = gardez l’un ou l’autre
diagnostic-bad-percentages = la somme de ces pourcentages est { $found }, ou l’un d’eux est nul
    .hint = leur somme doit être 100 : « percentages: [40, 30, 30] »
diagnostic-percentages-count = il y a { $found } pourcentages, mais un autre nombre de versements (instalments)
    .hint = retirez instalments : il y a autant de versements que de pourcentages
diagnostic-due-and-dates = une règle d’échéance (due) et des dates ne vont pas ensemble
    .hint = gardez l’une ou les autres
diagnostic-instalments-without-day = il y a plus de versements que d’échéances ({ $found })
    .hint = ajoutez des dates, ou diminuez instalments
diagnostic-name-without-letters = « { $found } » ne peut pas être le nom d’un produit
    .hint = un nom contient au moins une lettre ou un chiffre
diagnostic-item-twice = « { $found } » se confond avec un autre choix de ce contrat
    .hint = deux noms ne peuvent pas différer seulement par des accents, des majuscules ou des signes : changez-en un
diagnostic-kilogram-and-price = « { $found } » a un prix à l’unité et un prix au kilogramme
    .hint = gardez kilogram, avec un poids (grams), si cela se paie à la pesée ; price sinon
diagnostic-weight-missing = « { $found } » se paie au kilogramme, mais son poids habituel n’est pas dit
    .hint = ajoutez grams : l’estimation en dépend
diagnostic-weight-without-kilogram = « { $found } » a un poids, mais pas de prix au kilogramme
    .hint = ajoutez kilogram au produit, ou écrivez le poids dans unit
diagnostic-date-without-delivery = aucune livraison n’est prévue le { $found }
    .hint = écrivez le jour prévu par la règle, même si la livraison est reportée
diagnostic-product-never-delivered = aucune livraison n’apporte ce produit
    .hint = vérifiez le rythme, et les dates de début et de fin
diagnostic-counts-without-stock = « { $found } » compte des unités d’un stock, mais ne puise dans aucun
    .hint = ajoutez stock, ou retirez counts
diagnostic-empty-stock = le stock « { $found } » est vide
    .hint = écrivez combien il y en a ; retirez le stock s’il n’est pas limité
diagnostic-stock-twice = deux stocks ont le mot-clé « { $found } »
    .hint = donnez à chacun le sien
diagnostic-rule-empty = cette règle ne compare à rien
    .hint = ajoutez equal, at_least, at_most ou multiple_of
diagnostic-rule-zero = rien n’est un multiple de zéro
    .hint = écrivez par exemple « multiple_of: 6 »
diagnostic-bounds-reversed = le maximum est plus petit que le minimum
    .hint = échangez les deux
diagnostic-bad-notice = il faut des jours ou des heures, l’un des deux
    .hint = par exemple « closing: » puis, à la ligne, « days: 3 »
diagnostic-length-impossible = { $found } livraisons, alors que la saison en a { $count }
    .hint = écrivez un nombre de 1 à { $count }
diagnostic-no-absence = zéro absence, c’est ne pas en permettre
    .hint = retirez absences
diagnostic-absence-after-closing = une absence pourrait être choisie après la clôture, quand la ferme a déjà sa feuille de livraison
    .hint = donnez à notice au moins autant de temps qu’à closing
diagnostic-bad-sharing = { $found } familles ne peuvent pas se partager un panier
    .hint = écrivez un nombre de 2 à 5
diagnostic-bad-solidarity = entre ces deux bornes, le prix attendu n’a pas sa place
    .hint = le moins va de 1 à 100, le plus de 100 à 500 : « least: 70 » et « most: 150 »

# Editorial
diagnostic-topic-without-letters = « { $found } » ne peut pas être un thème
    .hint = un thème contient au moins une lettre
diagnostic-resource-nowhere = ce document n’est nulle part
    .hint = ajoutez file (un fichier de files/) ou url (une adresse)
diagnostic-resource-twice = ce document a un fichier et une adresse
    .hint = gardez l’un ou l’autre
diagnostic-advert-over = cette annonce est finie depuis le { $found } : elle n’est plus dans les listes
    .hint = supprimez le fichier, ou prolongez until
diagnostic-advert-without-contact = personne ne peut répondre à cette annonce
    .hint = ajoutez contact avec une boîte (mailbox), ou une personne d’accord pour paraître

# Texts
diagnostic-raw-html = le HTML n’est pas interprété : il paraîtra tel quel
    .hint = écrivez en Markdown
diagnostic-title-in-body = le titre de la page est déjà dans l’en-tête
    .hint = commencez les intertitres par « ## »
diagnostic-broken-link = ce lien ne mène nulle part : { $found }
    .hint = vouliez-vous dire { $near } ?
    .hint-plain = vérifiez l’adresse, ou retirez le lien
diagnostic-broken-anchor = il n’y a pas de « #{ $found } » à cet endroit
    .hint = vouliez-vous dire #{ $near } ?
    .hint-plain = vérifiez l’intertitre visé
diagnostic-link-scheme = ce genre de lien n’est pas admis : { $found }
    .hint = un lien commence par https://, mailto:, tel: ou /
diagnostic-image-without-text = cette image n’a pas de texte pour qui ne la voit pas
    .hint = décrivez-la entre les crochets : ![un panier de légumes](…)
diagnostic-picture-unreadable = cette image ne peut pas être lue
    .hint = ouvrez-la : est-elle entière ? Enregistrez-la en JPEG, PNG ou WebP, et déposez-la de nouveau dans files/
diagnostic-picture-huge = cette image a plus de points qu’aucun appareil n’en prend
    .hint = enregistrez-la plus petite : 2 000 points de large suffisent à une page
diagnostic-image-elsewhere = cette image vient d’un autre site, qui saurait qui lit le vôtre
    .hint = déposez-la dans files/ et écrivez /files/…

# Theme
diagnostic-template = ce gabarit ne peut pas être utilisé ({ $cause })
    .hint = CONTEXTS.md du thème d’origine dit ce que chaque gabarit reçoit
diagnostic-message-file = ce fichier de messages ne peut pas être lu ici ({ $cause })
    .hint = la forme est « clé = texte » ; les messages bien écrits restent utilisés

# What is private
diagnostic-bad-iban = { $cause ->
    [country] ceci n’est pas un IBAN{"\u00A0"}: il commence par les deux lettres d’un pays
    [length] ceci n’est pas un IBAN{"\u00A0"}: ceux de ce pays ont { $length } signes
    [character] ceci n’est pas un IBAN{"\u00A0"}: il n’a que des lettres et des chiffres
   *[key] ceci n’est pas un IBAN{"\u00A0"}: sa clé ne tombe pas juste, un chiffre est faux ou deux sont échangés
}
    .hint = recopiez-le du relevé d’identité bancaire de la ferme
diagnostic-private-without-farm = aucune ferme ne porte l’identifiant « { $found } »
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = le fichier porte le nom de celui de la ferme dans farms/
diagnostic-private-without-amap = aucune AMAP ne porte l’identifiant « { $found } »
    .hint = vouliez-vous dire « { $near } » ?
    .hint-plain = le fichier porte le nom de celui de l’AMAP dans amaps/
diagnostic-signing-without-coordination = l’accord de la coordination est attendu, et rien ne dit où lui écrire
    .hint = ajoutez « coordination » au contrat, une boîte publique à l’AMAP, ou « coordination » dans private/amaps/{ $found }.yml
diagnostic-signing-without-word = le mot de l’AMAP est demandé, et aucun n’est dit{"\u00A0"}: tous attendront l’accord de la coordination
    .hint = écrivez « word » dans private/amaps/{ $found }.yml
diagnostic-bad-account = aucune banque n’accepterait un virement vers ce compte
    .hint = le titulaire ({ $found }) a 70 signes au plus, et le BIC 8 ou 11 lettres et chiffres, en capitales
