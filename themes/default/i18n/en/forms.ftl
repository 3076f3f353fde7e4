# Forms: the contract to fill in, the page to check, the contract on paper.

# The page to fill in
form-title = Sign: { $name }
form-title-wrong = Error: { $title }
form-here = Fill it in
form-kicker = { $amap }, { $from } to { $to }
form-intro = This contract is between you and the farm “{ $farm }”, with nobody in between. You read everything again before you sign.
form-wrong = { $count ->
    [one] One thing needs correcting
   *[other] { $count } things need correcting
}
form-wrong-help = Nothing that you typed is lost.
form-all = The whole contract, with its terms
form-back = Back to the contract
form-on-paper = Fill it in on paper
form-way-same = The same each time
form-way-each = Choose delivery by delivery
form-way-amount = Give an amount, and choose later
form-contents = What you take
form-contents-same = The same at each delivery. Leave empty what you do not take.
form-contents-each = The column “Each time” holds wherever you leave a cell empty; write 0 to take nothing that day.
form-contents-amount = You pay an amount, and choose your products over the season.
form-amount = Amount, in euros
form-amount-least = at least { $least }
form-amount-most = at most { $most }
form-product = Product
form-price = Price
form-quantity = Quantity
form-quantity-step = by { $step }
form-each-time = Each time
form-months = Months to show
form-month-all = The whole season
form-none-here = Not at this delivery
form-copy = Copy
form-copy-cell = This quantity, to the deliveries that follow
form-copy-day = This delivery, to those that follow
form-copy-row = The first quantity of the row, everywhere
form-keys = Arrows go from cell to cell, Enter to the one below, Ctrl and End to the last.
form-rules = To respect
form-rule-all = all products
form-rule-equal = { $extent ->
    [each] { $items }: exactly { $value } at each delivery
    [contract] { $items }: exactly { $value } over the season
   *[deliveries] { $items }: exactly { $value } in all, at certain deliveries
}
form-rule-at-least = { $extent ->
    [each] { $items }: at least { $value } at each delivery
    [contract] { $items }: at least { $value } over the season
   *[deliveries] { $items }: at least { $value } in all, at certain deliveries
}
form-rule-at-most = { $extent ->
    [each] { $items }: at most { $value } at each delivery
    [contract] { $items }: at most { $value } over the season
   *[deliveries] { $items }: at most { $value } in all, at certain deliveries
}
form-rule-multiple-of = { $extent ->
    [each] { $items }: a multiple of { $value } at each delivery
    [contract] { $items }: a multiple of { $value } over the season
   *[deliveries] { $items }: a multiple of { $value } in all, at certain deliveries
}
form-when = When
form-from = From
form-length = { $count ->
    [one] This contract lasts one delivery, from that one on.
   *[other] This contract lasts { $n } deliveries, from that one on.
}
form-trial = { $count ->
    [one] One basket only, to try
   *[other] { $n } baskets only, to try
}
form-absences = { $count ->
    [one] Your absence
   *[other] Your absences ({ $n } at most)
}
form-absence = Delivery to which you do not come
form-move = Taken twice instead on
form-absence-none = none
form-sharing = Shared basket
form-families = How many families
form-families-alone = One, mine
form-families-n = { $n } families
form-partners = With whom
form-partners-hint = The names of the other families.
form-solidarity-title = Solidarity price and gift
form-solidarity = The price that you choose, in percent
form-solidarity-hint = From { $least } to { $most }. 100 is the expected price; above it, you help another family.
form-gift = Gift, once, in euros
form-gift-per-delivery = Gift at each delivery, in euros
form-payment = Payment
form-payment-farm = You pay the farm directly: nothing passes through the AMAP.
form-method = How you pay
form-instalments = How many payments
form-instalments-n = { $count ->
    [one] One payment
   *[other] { $n } payments
}
form-you = You
form-name = First and last name
form-email = E-mail
form-email-hint = Your copy of the contract is sent there.
form-phone = Telephone (optional)
form-address = Postal address
form-address-hint = Law and charter want the contract to name both parties with their address.
form-optional = optional
form-privacy = What you type is read by the farm “{ $farm }” and by the coordination of “{ $amap }”, to conclude and follow this contract, and by nobody else. It is kept as long as the law wants a contract to be.
form-privacy-link = Your data, your rights
form-total = Total
form-total-live = Total for the season
form-total-deliveries = { $count ->
    [one] one delivery
   *[other] { $n } deliveries
}
form-total-estimate = An estimate: what is weighed is paid on weighing.
form-total-later = Total and payments are worked out at the next step, before you sign.
form-check = Check before signing
form-print = Print the filled contract
form-draft = Keep this draft on this device
form-draft-hint = Nothing is sent. Untick to erase it.
form-draft-found = Your draft of { $day } is back.

# The page to check
check-title = Check before signing: { $name }
check-heading = Read again, then sign
check-parties = Between whom
check-member = Member
check-farm = Farm
check-amap = AMAP
check-amap-role = The AMAP brings both together: it neither buys nor sells.
check-partners = Basket shared with { $names }
check-deliveries = What you receive
check-same = The same each time:
check-day = Day
check-brings = Contents
check-absent = absence
check-default = as each time
check-taken = taken on { $day }
check-turn = turn of family { $n }
check-nothing = nothing
check-percent = { $percent }% of the usual
check-sums = Price
check-total = Total
check-net = of which without VAT
check-vat = of which VAT at { $rate }%
check-solidarity = Solidarity price
check-gift = Gift
check-carried = Credit of last season
check-due = To be paid to the farm
check-credit = Of which absences given back at the end of the season
check-estimate = This is an estimate: what is weighed is paid on weighing, and settled at the end of the season.
check-payments = Your payments
check-payment = Payment { $n }
check-overpaid = Paid already beyond that, which the farm gives back
check-due-on = Due on
check-amount = Amount
check-amounts-change = You may change these amounts, as long as their sum stays.
check-recount = Check these amounts
check-method = By
check-agree = I have read this contract and accept its terms.
check-sign = Sign and order with obligation to pay
check-edit = Change
check-law = By pressing, you commit to paying { $due } to the farm “{ $farm }”.

# The signed contract
signed-title = Signed contract: { $name }
signed-on = On { $day }.
signed-transfers = Your transfers
signed-account = Account of { $name }
signed-codes = Each code opens the transfer, filled in, in your bank’s app. Check it before you send it.
signed-code = Code of the transfer of { $amount }, { $day }
signed-transfer-text = { $contract }, { $member }, payment { $number } of { $count }
signed-reference = to be stated: { $text }
