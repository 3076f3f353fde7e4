# What is agreed: the articles of a contract, the same on its page, on its form, on the page to check and on paper.

# Who with whom
agreement-parties = The parties
agreement-parties-direct = This contract directly binds one person, the member, and the farm “{ $farm }”. “{ $amap }” brings them together, with nobody in between: the AMAP neither buys nor sells, and is no party to the contract.
agreement-parties-order = Each person orders for themselves, directly from the farm “{ $farm }”. “{ $amap }” gathers the orders: the AMAP neither buys nor sells. This group order binds for what it contains only: it is not an AMAP contract.
agreement-farm-identity = The farm: { $identity }.
agreement-phone = telephone { $phone }
agreement-requires = To sign this contract, one must have signed the contract “{ $contract }”.

# What, for how much
agreement-products = What is sold
agreement-products-listed = The farm’s products, their units and their prices are those that this contract lists.
agreement-products-kind = { $kind ->
    [fixed] You take the same at each delivery; what a share contains follows the season.
    [same-each-time] You choose your quantities when signing; they are the same at each delivery.
    [prepaid] You pay an amount when signing, and choose your products in the course of the season, { $days ->
        [0] on the eve of each delivery at the latest.
        [one] two days before each delivery at the latest.
       *[other] more than { $days } days before each delivery.
    }
   *[variable] You choose your quantities when signing, delivery by delivery if you like.
}
agreement-price = The price
agreement-price-fixed = Prices include VAT. The farm has fixed them for the season; those that you sign no longer change.
agreement-price-factor = A delivery announced as double, half or of another measure counts for what it is.
agreement-price-weighed = What is weighed is estimated from a usual weight, then due by its real weight, at the price a kilogram agreed on: the difference is settled with the farm at the end of the season.
agreement-price-fee = The membership fee of the AMAP, { $fee } a year, is paid separately.
agreement-solidarity = The solidarity price
agreement-solidarity-how = When signing, you choose to pay between { $least }% and { $most }% of the expected price, without having to say why. Paying more lets others pay less.
agreement-payment = Payment
agreement-payment-ahead = The price is due to the farm in advance, by the schedule that you sign, { $count ->
    [one] in one go
   *[other] in up to { $count } instalments
}{ $methods ->
    [none] .
   *[some] {""}: { $list }.
}
agreement-payment-order = The price is due to the farm, by the schedule that you sign, { $count ->
    [one] in one go
   *[other] in up to { $count } instalments
}{ $methods ->
    [none] .
   *[some] {""}: { $list }.
}
agreement-payment-payee = Cheques are payable to { $payee }.
agreement-payment-direct = No money goes through the AMAP, and nothing is paid at the distribution.

# When
agreement-deliveries = Deliveries
agreement-deliveries-count = { $count ->
    [one] One delivery is planned, on { $first }, at the hour and place that this contract gives.
   *[other] { $count } deliveries are planned, from { $first } to { $last }, on the days, at the hours and places that this contract lists.
}
agreement-deliveries-length = { $count ->
    [one] Your contract has one of them.
   *[other] Your contract has { $count } of them, from the first that you choose.
}
agreement-deliveries-moved = When a delivery has to be moved, added or cancelled, the page of the contract and its calendar say so, with the reason.
agreement-late = Joining in mid-season
agreement-late-yes = One may begin after the first delivery as long as sign-up is open, and then pays for the deliveries that are left only. Each closes { $days ->
    [0] on the evening before.
    [one] on the evening two days before.
   *[other] more than { $days } days before.
}
agreement-late-no = One can no longer begin once the first delivery is past.
agreement-trial = The trial
agreement-trial-count = { $count ->
    [one] One may first sign for a single delivery, to try.
   *[other] One may first sign for { $count } deliveries only, to try.
}
agreement-trial-after = The trial binds to nothing beyond.
agreement-absences = Absences
agreement-absences-count = { $count ->
    [one] You may leave out one delivery of the season.
   *[other] You may leave out up to { $count } deliveries of the season.
}
agreement-absences-period = They lie between { $from } and { $to }.
agreement-absences-none = This contract has none: when you cannot come, somebody comes in your place. A share that nobody takes remains due.
agreement-sharing = Sharing a basket
agreement-sharing-how = A basket can be shared between up to { $count } families, who take it by turns. The contract remains in the name of one person, who answers for it.

# Mutual commitments of the charter
agreement-risk = Shared risk
agreement-risk-shared = Frost, hail, drought, disease: the member and the farm share the hazards of production as well as its joys. What a delivery brings may vary; the price agreed on remains due. The farm says what happens, and what it does about it.
agreement-commitments = What each commits to
agreement-commitments-farm = The farm delivers what it produces itself, and resells nothing. It is present at the distribution, speaks there of its work and explains its prices.
agreement-commitments-visits = It opens its doors to members: { $visits }
agreement-commitments-visits-some = It opens its doors to members.
agreement-commitments-member = The member commits for the length of the contract, pays in advance, joins the AMAP and comes to take their share on the days agreed on, or has it taken.
agreement-commitments-permanences = The member takes turns of duty at the distribution: { $roles }.
agreement-commitments-permanences-some = The member lends a hand at the distribution when their turn comes.
agreement-commitments-charter = This contract follows the charter of AMAPs of March 2014.
agreement-terms = Particular terms

# What the law has people told
agreement-conclusion = How the contract is concluded
agreement-conclusion-online = On the site: you fill in the form, then a page shows the whole contract, the total and the schedule. “{ $edit }” lets you correct, “{ $button }” signs. A mail then asks you to confirm your address.
agreement-conclusion-paper = On paper: you fill in and sign two copies. A slip is corrected beside it and initialled.
agreement-conclusion-accepts = Your signature is an offer: the farm’s signature accepts it and forms the contract. Until then nothing is due, and you may change it or take it back.
agreement-copy = Language, copy and keeping
agreement-copy-language = { $count ->
    [one] Language of the contract: { $languages }.
   *[other] Languages on offer: { $languages }. The one that you read is that of your contract.
}
agreement-copy-durable = As soon as both have signed, each has their copy of the whole contract, by mail or on paper, to keep.
agreement-copy-kept = The farm keeps the signed contract for ten years after the last delivery if it reaches €120, for five otherwise. All that time you may ask for it{ $mailbox ->
    [none] .
   *[some] {""}, at { $address }.
}
agreement-guarantees = Guarantees
agreement-guarantees-legal = The farm answers for the lack of conformity of what it delivers (articles L. 217-3 and following of the French consumer code) and for hidden defects (articles 1641 to 1649 of the civil code). Tell it as soon as you see them: it replaces, lowers the price or refunds.
agreement-guarantees-risk = Shared risk changes nothing about this.
agreement-withdrawal = Withdrawal
agreement-withdrawal-none = These products spoil quickly: there is no right of withdrawal (article L. 221-28, 4°, of the French consumer code). Once it is formed, the contract binds you.
agreement-withdrawal-right = For { $items }, you may withdraw without saying why, until fourteen days after the first delivery of it reached you (articles L. 221-18 and following of the French consumer code).
agreement-withdrawal-how = It is enough to say so clearly to the farm, by letter or by mail.{ $online ->
    [yes] {" "}If you signed on the site, the link “Renoncer au contrat ici” of your copy does so too.
   *[no] {""}
} The farm refunds you within fourteen days; you bring back what you received.
agreement-withdrawal-model = Model: “To { $farm }: I hereby give notice of my withdrawal from the contract ‘{ $contract }’ for { $items }. Ordered on… Received on… Name, address, date, and signature on paper.”
agreement-withdrawal-rest = The rest spoils quickly: there is no right of withdrawal from it (article L. 221-28, 4°).
agreement-disputes = In case of disagreement
agreement-disputes-first = Speak to the farm first{ $mailbox ->
    [none] .
   *[some] {""}, at { $address }.
} The AMAP’s coordination can help.
agreement-disputes-mediator = If nothing comes of it, you may turn, free of charge, to the consumer mediator of the farm: { $mediator }.
agreement-disputes-unnamed = If nothing comes of it, you may turn, free of charge, to the consumer mediator of the farm: it tells you which as soon as you ask. The list of mediators is at www.economie.gouv.fr/mediation-conso.
agreement-data = Your data
agreement-data-use = Your name, addresses and telephone serve to conclude and to follow this contract, and for nothing else. Without your name and addresses it cannot be concluded; the telephone is optional. The farm is responsible for them; the AMAP’s coordination reads them too, and nobody else. They are kept as long as the contract.
agreement-data-rights = To see, correct or have them erased{ $mailbox ->
    [none] {""}, ask the farm.
   *[some] {""}: { $address }.
} Complaints go to the CNIL, www.cnil.fr.

# Blocks of paper: parties, signatures
agreement-farm = The farm
agreement-member = The member
agreement-buyer = The person who orders
agreement-between = The AMAP
agreement-between-role = { $amap } brings together: the AMAP neither buys nor sells, and is no party to the contract.
agreement-name = Full name
agreement-address = Postal address
agreement-telephone = Telephone
agreement-email = E-mail
agreement-sign-member = The member: read and approved, date and signature
agreement-sign-buyer = The person who orders: read and approved, date and signature
agreement-sign-farm = The farm, which accepts: date and signature
agreement-sign-amap = The AMAP is no party: it does not sign.

# The page of a contract
contract-sign = Sign this contract
contract-order = Order
contract-sign-soon = See the form
contract-sign-each = Choose delivery by delivery
contract-paper = On paper
contract-ask = Ask a question
contract-example = { $count ->
    [one] For example, a household that takes { $quantity } × { $item } at the delivery that is left pays { $due }.
   *[other] For example, a household that takes { $quantity } × { $item } each time pays { $due } for { $n } deliveries.
}
contract-example-amount = For example, a household that pays { $due } chooses its products in the course of the season.
contract-arrivals = What comes when
contract-arrivals-rest = Other products
contract-arrivals-always = with every delivery
contract-articles = What is agreed
day-number = { $day }

# The contract on paper
sheet-title = { $name }, to sign on paper
sheet-print = Print: Ctrl + P (or ⌘ + P). The contract comes out in black, on A4. Print two copies, one for each.
sheet-back = Back to the contract
sheet-version = As of { $day }, from { $address }
sheet-closed = All deliveries are closed: there is nothing left to sign. The coordination says whether there will be another season.
sheet-contents = What I take
sheet-contents-same = { $count ->
    [one] At the delivery below.
   *[other] The same at each of the { $n } deliveries below.
}
sheet-contents-grid = A quantity in each box. “Each time” holds wherever the box stays empty; 0 to take nothing that day.
sheet-contents-amount = I pay an amount, and choose my products in the course of the season.
sheet-amount = Amount paid, in euros
sheet-least-contract = At least { $amount } in all.
sheet-most-contract = At most { $amount } in all.
sheet-least-delivery = At least { $amount } at each delivery where something is taken.
sheet-most-delivery = At most { $amount } a delivery.
sheet-season = { $count ->
    [one] Price of the delivery
   *[other] Price of the { $n } deliveries
}
sheet-sum = Amount
sheet-in-all = In all
sheet-from = I begin on
sheet-partners = Basket shared with
sheet-solidarity = The price that I choose, from { $least } to { $most }% of the expected price
sheet-gift = Gift to the farm
sheet-deliveries = Deliveries
sheet-usual = { $start ->
    [none] Place: { $place }.
   *[other] Unless stated otherwise, from { $start } to { $end }{ $place ->
        [none] .
       *[other] , { $place }.
    }
}
sheet-exceptions = To note
sheet-instead = instead of { $day }
sheet-absences = { $count ->
    [one] My absence
   *[other] My absences ({ $n } at most)
}
sheet-absence = I leave out the delivery of
sheet-move = taken instead, double, on
sheet-payments = My payments
sheet-methods = By
sheet-due = Due
sheet-cheque = Cheque no.
sheet-due-other = on
sheet-to-pay = To pay to the farm, in all
sheet-split-equal = The total is split into equal parts; the last takes the cents that are left.
sheet-split-whole-euros = The total is split into whole euros; the last payment takes the rest.
sheet-split-five-cents = The total is split in steps of five cents; the last payment takes the rest.
sheet-split-percentages = The total is split by the percentages of the contract; the last payment takes the rest.
sheet-split-deliveries = Each payment is the price of what is delivered until the next.
sheet-estimate = What is weighed is an estimate, settled by its real weight at the end of the season.
sheet-signatures = Signatures
