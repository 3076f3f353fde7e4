# Contracts: what is wrong with choices (each sentence follows the name of its field), and why payments are as they are.
decimal-sign = .

# What cannot be read
mistake-not-json = this is no JSON: something is wrong at line { $line }, column { $column }
mistake-unknown-field = “{ $found }” does not exist here; the known names are { $known }
mistake-twice = this name is given twice
mistake-wrong-type = { $expected ->
    [number] this must be a whole number; amounts are in cents
    [quantity] this must be a positive number of shares with two decimals at most: 1, 0.5
    [yes-no] this must be true or false
    [list] this must be a list, in brackets
    [date] this must be a day that exists, such as "2026-11-12"
    [object] this must be an object, in braces
   *[other] this value is not one that goes here
}

# Which deliveries
mistake-span-reversed = the last day ({ $to }) comes before the first ({ $from })
mistake-from-too-early = the delivery of { $day } is closed; { $left ->
    [none] there is none left
   *[some] one may begin on { $first }
}
mistake-no-late-joining = nobody joins this contract during its season: the delivery of { $day } is closed
mistake-no-delivery-left = there is no delivery left
mistake-no-trial = this contract has no trial
mistake-unknown-delivery = you have no delivery planned on { $day }

# Other contracts
mistake-overlap = you hold a contract with this farm already, from { $from } to { $to }: two contracts do not run at the same time
mistake-first-contract-missing = you need to sign up for the contract “{ $contract }” first

# What is taken
mistake-wrong-contents = this contract is not chosen in this way
mistake-nothing-chosen = nothing is chosen
mistake-no-amount = an amount is needed
mistake-unknown-item = this contract has no product “{ $item }”; it has { $known }
mistake-too-much = “{ $item }”: { $found } is more than { $most }; surely a slip of the keyboard
mistake-bad-step = “{ $item }” goes by { $step }; here { $found }
mistake-item-not-at-delivery = “{ $item }” does not come with this delivery
mistake-quantity-equal = there must be exactly { $value }; here { $found }
mistake-quantity-at-least = there must be at least { $value }; here { $found }
mistake-quantity-at-most = there must be at most { $value }; here { $found }
mistake-quantity-multiple-of = there must be a multiple of { $value }; here { $found }
mistake-own-wording = { $wording } (here { $found })
mistake-delivery-below-least = each delivery is at least { $bound }; here { $found }
mistake-delivery-above-most = each delivery is at most { $bound }; here { $found }
mistake-below-least = the contract is at least { $bound } for these deliveries; here { $found }
mistake-above-most = the contract is at most { $bound }; here { $found }
mistake-capacity-exceeded = there are only { $most } shares in all; here { $found }
mistake-stock-exceeded = there are only { $most } in all ({ $stock }); here { $found }

# Absences
mistake-no-absences = this contract has no absences
mistake-too-many-absences = { $most ->
    [one] one absence at most
   *[other] { $most } absences at most
}; here { $found }
mistake-absence-without-delivery = you have no delivery on { $day }
mistake-absence-outside-period = { $day } is not in the period of absences
mistake-absence-past = the delivery of { $day } is past
mistake-absence-too-late = it is too late for an absence on { $day }
mistake-absence-on-merged-delivery = two deliveries come together on { $day }: one cannot be absent
mistake-absence-twice = { $day } is an absence already
mistake-absences-do-not-fit = { $found } absences wanted, but { $most ->
    [0] no delivery allows one
    [one] only one delivery allows one
   *[other] only { $most } deliveries allow one
}
mistake-no-moves = this contract does not allow moving a delivery
mistake-move-without-absence = only a delivery that is skipped can be moved
mistake-move-to-no-delivery = you have no delivery on { $day } to move it to
mistake-move-to-absence = you are absent on { $day } too
mistake-move-too-late = it is too late to move a delivery to { $day }
mistake-move-without-target = to which delivery is that of { $day } moved?

# Sharing, solidarity, gifts
mistake-too-many-families = { $most ->
    [one] this basket is not shared
   *[other] { $most } families at most
}; here { $found }
mistake-no-solidarity = this contract has no solidarity price
mistake-solidarity-out-of-bounds = the solidarity price goes from { $least } to { $most } % of the expected one; here { $found } %
mistake-bad-gift = a gift of { $found } is not possible

# Payments
mistake-bad-instalments = { $most ->
    [one] one payment only
   *[other] from 1 to { $most } payments
}; here { $found }
mistake-schedule-fixed = the amounts of this contract are not changed
mistake-schedule-too-long = { $most ->
    [one] one payment only
   *[other] { $most } payments at most
}; here { $found }
mistake-schedule-too-small = each payment is at least { $least }; here { $found }
mistake-schedule-sum = the payments add up to { $found }, the total is { $total }

# The schedule explained
schedule-nothing = There is nothing to pay.
schedule-sentence = { $what }. { $why }
schedule-then = , then {""}
schedule-run = { $count ->
    [one] 1 payment of { $amount } on { $from }
   *[other] { $count } payments of { $amount }, from { $from } to { $to }
}
schedule-varied = { $count } payments, from { $from } to { $to }
schedule-equal = { $last ->
    [yes] The total of { $total } is split equally, and the last payment takes the cents that remain.
   *[no] The total is { $total }.
}
schedule-whole-euros = { $last ->
    [yes] The total of { $total } is split into whole euros, and the last payment takes what remains.
   *[no] The total is { $total }.
}
schedule-five-cents = The total of { $total } is split in steps of five cents, and the last payment takes what remains.
schedule-percentages = The total of { $total } is split by the percentages of the contract, down to the euro; the last payment takes what remains.
schedule-deliveries = Each payment is the price of what is delivered before the next; the total is { $total }.
schedule-own = These are the amounts that you chose; they add up to { $total }.

# What was typed into a form
mistake-sign-up-not-open = sign-up opens on { $from }: keep your draft until then
mistake-sign-up-closed = sign-up was open until { $to }: write to the coordination, there may be a place left
mistake-field-quantity = “{ $found }” is no quantity: write a number, such as 1 or 0.5
mistake-field-amount = “{ $found }” is no amount: write euros, such as 12.50
mistake-field-number = “{ $found }” is no whole number
mistake-field-date = “{ $found }” is no date: choose one from the list
mistake-field-method = say how you pay
mistake-field-name-missing = write your first and last name
mistake-field-email-missing = write your e-mail: the copy of the contract is sent there
mistake-field-email = “{ $found }” is no e-mail address: a part is missing, as in name@example.org
mistake-field-phone = “{ $found }” is no telephone number
mistake-field-address-missing = write your postal address
mistake-field-too-long = this is too long: { $most } characters at most
mistake-field-agree = tick the box, if you accept the terms
mistake-form-changed = this contract has changed since you opened the page: here are the new terms, read them before you sign
mistake-no-place-left = there are not enough shares left: { $most }; here { $found }
mistake-stock-taken = there is not enough left ({ $stock }): { $most }; here { $found }
