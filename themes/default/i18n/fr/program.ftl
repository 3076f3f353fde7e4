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
program-unchanged = { $pages } pages, { $files } fichiers{"\u00A0"}: rien n’a changé, en { $seconds }
program-precompressed = formes compressées{"\u00A0"}: { $count ->
    [0] aucune à refaire
    [one] une faite
   *[other] { $count } faites
} en { $seconds }
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

# « cabas intake »
intake-no-config = « { $path } » ne peut pas être lu ({ $cause ->
    [not-found] il n’existe pas
    [denied] il n’est pas permis de le lire
   *[other] { $detail }
}). « cabas intake init --url ADRESSE » en écrit un.
intake-bad-key = { $path }{"\u00A0"}: « { $key } » ne peut pas valoir « { $found } » ({ $key ->
    [url] une adresse qui commence par https:// est attendue
    [listen] une adresse et un port sont attendus, comme 127.0.0.1:8090
    [monitor] une adresse et un port sont attendus, comme 127.0.0.1:8091
    [proxies] des adresses de machines sont attendues, comme 127.0.0.1
    [smtp-port] un port va de 1 à 65535
    [smtp-user] le mot de passe manque dans la variable d’environnement CABAS_SMTP_PASSWORD
    [smtp-security] un mot de passe ne traverse pas un réseau en clair{"\u00A0"}: starttls ou tls
   *[other] ce fichier ne peut pas être lu
}).
intake-config-stays = { $path } existe déjà{"\u00A0"}: il reste tel quel.
intake-keys = Les clés sont dans { $folder }. Gardez-en une copie en lieu sûr{"\u00A0"}: sans elles, plus rien ne se signe au nom de ce journal.
    À mettre dans network.yml{"\u00A0"}:
    evidence_key: { $key }
intake-not-opened = L’accueil des formulaires ne peut pas démarrer{"\u00A0"}: { $cause ->
    [folder] son dossier ne peut pas être créé ({ $detail }).
    [key] une clé ne peut pas être lue ou créée ({ $detail }).
    [restoring] une copie de la base est en train d’être remise en place. Recommencez ensuite.
    [newer] la base a été écrite par une version plus récente de Cabas. Prenez cette version.
    [log] le journal ne peut pas être continué ({ $detail }). « cabas intake verify » relit tout, « cabas intake restore » remet une copie.
    [forms] les formulaires du site manquent ou ne peuvent pas être lus ({ $detail }). « cabas build » les écrit.
    [sender] l’adresse de l’expéditeur n’en est pas une.
    [mail] le serveur de courriel ne répond pas comme il faut ({ $detail }).
    [in-use] un autre programme prend déjà les formulaires de ce dossier.
   *[store] la base ne peut pas être ouverte ({ $detail }).
}
intake-no-port = L’accueil ne peut pas écouter sur { $address } ({ $detail }).
intake-listening = L’accueil des formulaires écoute sur { $address }.
intake-watched = /health et /metrics sont sur { $address }.
intake-mails-to-folder = Les courriels sont écrits dans { $folder }{"\u00A0"}: aucun ne part.
intake-not-here = Cet aperçu ne reçoit pas les formulaires{"\u00A0"}: le terminal dit pourquoi.
intake-failed = L’accueil s’arrête{"\u00A0"}: la base ne peut plus être écrite ({ $detail }). Tout ce qui a été confirmé est enregistré. Relancez-le une fois la cause écartée.
intake-ended = L’accueil des formulaires s’est arrêté.
intake-clock-doubted = L’heure de cette machine est à plus d’un an de la dernière connue{"\u00A0"}: le temps s’arrête, rien n’expire. Si elle est juste, relancez avec --believe-clock.
intake-exported = { $new ->
    [yes] { $path } est écrit.
   *[no] { $path } était à jour.
}
intake-verify-good = Tout est juste{"\u00A0"}: { $lines ->
    [one] { $lines } ligne
   *[other] { $lines } lignes
} au journal (dont { $erased ->
    [one] { $erased } effacée
   *[other] { $erased } effacées
}), { $checkpoints ->
    [one] { $checkpoints } point de contrôle
   *[other] { $checkpoints } points de contrôle
}, { $contracts ->
    [one] { $contracts } contrat signé
   *[other] { $contracts } contrats signés
}.
intake-verify-bad = La base n’est pas juste{"\u00A0"}: { $problem }. Arrêtez l’accueil, gardez le fichier, et remettez une copie (cabas intake restore).
intake-backup-nowhere = Où mettre la copie{"\u00A0"}? Ajoutez backup à intake.yml, ou --to DOSSIER.
intake-backup = { $path } est écrit et vérifié{"\u00A0"}: { $lines ->
    [one] { $lines } ligne
   *[other] { $lines } lignes
} au journal. { $encrypted ->
    [yes] Il est chiffré.
   *[no] Il n’est pas chiffré{"\u00A0"}: CABAS_BACKUP_PASSPHRASE manque.
}
intake-backup-failed = { $cause ->
    [passphrase] La phrase de CABAS_BACKUP_PASSPHRASE n’est pas la bonne, ou ce fichier n’est pas une copie entière. Rien n’a changé.
    [in-use] L’accueil tourne{"\u00A0"}: arrêtez-le d’abord.
    [newer] Cette copie a été écrite par une version plus récente de Cabas.
    [wrong] La copie n’est pas juste ({ $detail }). Rien n’a changé.
   *[file] Rien n’a changé{"\u00A0"}: { $detail }.
}
intake-restored = La copie est en place{"\u00A0"}: { $lines ->
    [one] { $lines } ligne
   *[other] { $lines } lignes
} au journal. { $any ->
    [yes] Ce qui était à sa place est dans { $replaced }.
   *[no] Rien n’était à sa place.
} Personnes effacées de nouveau{"\u00A0"}: { $again }.
intake-behind = Le journal publié ({ $folder }) est plus long que celui de cette copie{"\u00A0"}: des signatures données depuis manquent. L’accueil refusera de continuer. Cherchez une copie plus récente{"\u00A0"}; à défaut, gardez ce dossier à part et prévenez les signataires, dont les reçus restent la preuve.
intake-erased = Effacé{"\u00A0"}: { $contracts ->
    [one] { $contracts } contrat
   *[other] { $contracts } contrats
}, { $turns ->
    [one] { $turns } permanence
   *[other] { $turns } permanences
}, { $enquiries ->
    [one] { $enquiries } demande
   *[other] { $enquiries } demandes
}. { $kept ->
    [0] Rien n’est gardé.
    [one] La loi fait garder { $kept } contrat signé.
   *[other] La loi fait garder { $kept } contrats signés.
}
intake-members = Membres connus désormais{"\u00A0"}: { $known ->
    [one] { $known } adresse lue
   *[other] { $known } adresses lues
}. { $unusable ->
    [0] Toutes les lignes en ont une.
   *[other] Lignes sans adresse utilisable{"\u00A0"}: { $unusable } ({ $rows }).
}
intake-stats = Courriels{"\u00A0"}: { $waiting } en attente, { $sent ->
    [one] { $sent } parti
   *[other] { $sent } partis
}, { $given ->
    [one] { $given } abandonné
   *[other] { $given } abandonnés
}. Journal{"\u00A0"}: { $lines ->
    [one] { $lines } ligne
   *[other] { $lines } lignes
}.
intake-check-key = Clé publique du journal{"\u00A0"}: { $key }
intake-check-plain = { $url } n’est pas chiffrée{"\u00A0"}: seule une adresse en https:// convient hors de cet ordinateur.
intake-check-mail = Le serveur de courriel { $host } répond.
intake-check-good = Tout est prêt.
