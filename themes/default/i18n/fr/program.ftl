# What the program says in the terminal.
program-errors = { $count ->
    [one] 1 erreur
   *[other] { $count } erreurs
}
program-warnings = { $count ->
    [one] 1 alerte
   *[other] { $count } alertes
}
program-phase-parse = lecture
program-phase-resolve = liens
program-phase-plan = plan
program-phase-render = pages
program-phase-links = contrôle
program-phase-publish = écriture
program-built = { $pages } pages, { $files } fichiers ({ $written ->
    [0] aucun écrit
    [one] 1 écrit
   *[other] { $written } écrits
}, { $removed ->
    [0] aucun retiré
    [one] 1 retiré
   *[other] { $removed } retirés
}) en { $seconds }
program-publish-failed = Le site n’a pas pu être écrit{"\u00A0"}: { $path } ({ $cause ->
    [not-found] introuvable
    [denied] accès refusé
    [full] plus de place sur le disque
    [read-only] disque en lecture seule
   *[other] { $detail }
}). Ce qui était publié reste entier ; faites de la place ou changez les droits, puis recommencez.
program-publish-stopped = L’écriture du site s’est arrêtée{"\u00A0"}: { $path } ({ $cause ->
    [not-found] introuvable
    [denied] accès refusé
    [full] plus de place sur le disque
    [read-only] disque en lecture seule
   *[other] { $detail }
}). Chaque page est entière, mais certaines sont nouvelles et d’autres anciennes. Corrigez, puis recommencez{"\u00A0"}: le site sera remis d’aplomb.
program-publish-foreign = Le site n’a pas été écrit{"\u00A0"}: { $path } n’a pas été mis là par Cabas et occupe la place d’une page. Déplacez-le, puis recommencez. Ce qui était publié reste entier.
program-not-published = { $counts }{"\u00A0"}: rien n’est publié, le site en place reste tel quel.
program-see-check = { $counts }{"\u00A0"}: « cabas check » les montre.
program-check-fine = Aucune erreur, aucune alerte.
program-check-found = { $counts }.
program-unknown-kind = Sorte inconnue{"\u00A0"}: « { $found } ». Les sortes sont { $known }.
program-no-content = Il n’y a pas de dossier « { $folder } » ici. « cabas new DOSSIER » crée un petit réseau à remplir.
program-no-port = Le site ne peut pas être montré sur cet ordinateur ({ $cause ->
    [not-found] introuvable
    [denied] accès refusé
    [full] plus de place sur le disque
    [read-only] disque en lecture seule
   *[other] { $detail }
}).
program-other-port = Le port { $wanted } est pris{"\u00A0"}: le site est montré sur le port { $port }.
program-watching = Le site se reconstruit à chaque changement ; Ctrl-C pour arrêter.
program-no-watch = Les changements ne peuvent pas être suivis ({ $cause ->
    [not-found] introuvable
    [denied] accès refusé
    [full] plus de place sur le disque
    [read-only] disque en lecture seule
   *[other] { $detail }
}){"\u00A0"}: relancez le programme après une modification.
program-unreadable = « { $path } » ne peut pas être lu ({ $cause ->
    [not-found] introuvable
    [denied] accès refusé
    [full] plus de place sur le disque
    [read-only] disque en lecture seule
   *[other] { $detail }
}).
program-new-taken = « { $path } » existe déjà{"\u00A0"}: rien n’a été écrit.
program-new-failed = « { $path } » ne peut pas être écrit ({ $cause ->
    [not-found] introuvable
    [denied] accès refusé
    [full] plus de place sur le disque
    [read-only] disque en lecture seule
   *[other] { $detail }
}).
program-new-file = { $path } est écrit{"\u00A0"}: ouvrez-le et complétez-le.
program-new-network = Le réseau est dans { $folder }. Pour le voir{"\u00A0"}: cabas serve --content { $folder }/content --themes { $folder }/themes --site { $folder }/site
program-new-no-content = « { $folder } » n’a pas de dossier content{"\u00A0"}: créez d’abord le réseau, sans --kind.
program-unknown-contract = Aucun contrat ne s’appelle « { $found } » ({ $near ->
    [none] un contrat s’écrit SAISON/ID, par exemple 2026-2027/legumes
   *[other] vouliez-vous dire { $near } ?
}).
program-several-contracts = Plusieurs contrats s’appellent « { $found } »{"\u00A0"}: { $known }. Ajoutez la saison.
program-unknown-amap = Aucune AMAP ne s’appelle « { $found } » ({ $near ->
    [none] une AMAP s’écrit comme son fichier, sans .md
   *[other] vouliez-vous dire { $near } ?
}).
program-wrong-content = Ce fichier, ou un de ceux dont il dépend, a des erreurs{"\u00A0"}: « cabas check » les montre toutes.
program-span-reversed = Le dernier jour ({ $to }) vient avant le premier ({ $from }).
program-ics-whole = Le calendrier .ics est celui du site, entier{"\u00A0"}: --from et --to ne vont pas avec.
program-quote-refused = { $count ->
    [one] Ces choix ne conviennent pas{"\u00A0"}:
   *[other] Ces choix ne conviennent pas, pour { $count } raisons{"\u00A0"}:
}
program-quote-mistake = { $field }{"\u00A0"}: { $sentence }
program-quote-head = { $name }, { $farm }, pour { $amap } ({ $contract })
program-quote-group-order = Commande groupée sans engagement{"\u00A0"}: ce n’est pas un contrat d’AMAP.
program-quote-example = Exemple pour un foyer ordinaire, faute de choix{"\u00A0"}: { $choices } à chaque livraison.
program-quote-example-amount = Exemple pour un foyer ordinaire, faute de choix{"\u00A0"}: { $amount } à dépenser au fil des livraisons.
program-quote-today = Souscription du { $day }.
program-quote-deliveries = { $count ->
    [one] 1 livraison
   *[other] { $count } livraisons
}{"\u00A0"}:
program-quote-turn = tour de la famille { $turn }
program-quote-absent = absence
program-quote-taken-with = prise en double le { $day }
program-quote-default = choix par défaut
program-quote-percent = à { $percent }{"\u00A0"}%
program-quote-estimate = estimation, à la pesée
program-quote-planned = prévue le { $day }
program-quote-cancelled = annulée
program-quote-goods = Produits
program-quote-net = dont hors taxes
program-quote-vat = dont TVA à { $rate }{"\u00A0"}%
program-quote-solidarity = Prix solidaire
program-quote-gift = Dons
program-quote-carried = Avoir de la saison passée
program-quote-due = À payer à la ferme
program-quote-credit = dont à rendre en fin de saison, pour les absences
program-quote-settled = Ce total est une estimation{"\u00A0"}: ce qui se pèse se règle à la fin.
program-quote-fee = À part, l’adhésion à l’AMAP{"\u00A0"}: { $fee } par an.
program-quote-payments = Paiements{"\u00A0"}:
program-calendar-none = Aucun jour à montrer.
program-verify-good = Ce reçu est juste.
program-verify-bad = Ce reçu ne prouve rien{"\u00A0"}: { $reason }
program-verify-what = Ce qui est inscrit{"\u00A0"}:
program-verify-at = Inscrit le { $day } à { $time } (heure de Paris), à l’horloge du serveur.
program-verify-place = Inscription n°{"\u00A0"}{ $place } sur { $size } du journal { $log }.
program-verify-changes = Elle change ou termine l’inscription { $previous }.
program-verify-list = { $title }{"\u00A0"}:
program-verify-key-unread = « { $found } » n’est ni une clé publique, ni un fichier qui en contient une.
program-verify-no-key = Il faut la clé publique du journal{"\u00A0"}: --key CLÉ, ou le fichier { $path } que « cabas build » écrit quand network.yml l’indique (evidence_key).
