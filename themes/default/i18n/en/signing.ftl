# The life of contracts: who may sign, amendments, withdrawal, paper, archive.
check-signers-members = If the coordination does not know you yet, it agrees before the contract is signed.
check-signers-approval = The coordination agrees before the contract is signed.
check-word = The AMAP’s word
check-word-hint = Members know it. If you do not have it, leave this empty: the coordination will agree or not.
mistake-wrong-word = this is not the AMAP’s word: mend it, or leave it empty to ask the coordination
mistake-nothing-changed = nothing changes: your contract stays as it is signed
mistake-email-fixed = the address of a signed contract does not change here: it is { $known }
mistake-change-only-absences = sign-up was open until { $to }: since then only absences change
mistake-change-closed = the delivery of { $day } is closed: it stays as it is
mistake-paper-undated = say on which day the paper was signed
mistake-paper-later = { $day } is still to come
mistake-paper-unvouched = tick the box, if you have the signed paper

signed-state-amended = Another contract was signed in the place of this one. The last mail that you received leads to it.
signed-change = Change something
signed-withdraw = Renounce the contract here
signed-withdraw-text = As long as the farm has not signed, you may renounce without giving a reason.

change-intro = This is what you signed. Change what must be: the next page shows nothing else.
change-title = Change the contract: { $name }
change-only = Nothing else changes.
change-list = What changes
change-what = What
change-before = Before
change-after = After
change-anew = The farm had signed: it is told, and signs anew.
change-farm = The farm is told, and signs what is new.
change-agree = I have read these changes and accept them. The rest of the contract stays.
change-none = nothing
change-name = Name
change-email = Mail
change-phone = Telephone
change-address = Address
change-partners = Basket shared with
change-method = Means of payment
change-delivery = Delivery of { $day }
change-payment = Payment of { $day }
change-due = To be paid to the farm
change-credit = Absences given back at the end of the season
change-overpaid = Paid beyond that, which the farm gives back
change-text = The terms
change-text-see = see below
intake-change-over-title = This contract changes no more
intake-change-over-text = Sign-up is closed, and this contract lets nothing change afterwards. Write to the coordination.

refused-why = This contract cannot be signed like this
refused-way = Nothing that you typed is lost.
refused-write = A question? Write to
refused-edit = Back to the form, filled in

approval-title = Your agreement: { $name }
approval-text = { $member } ({ $email }) asks for this contract: { $due } to be paid to the farm “{ $farm }”. The address is proven. If you agree, the contract is signed.
approval-agree = We agree
approval-reason = Why you refuse (optional)
approval-reason-hint = A sentence, which the person will read.
approval-refuse = Refuse
intake-approved-title = It is signed
intake-approved-text = The person and the farm receive their copies.
intake-refused-title = It is refused
intake-refused-text = The person receives a mail. What they sent is erased in seven days.

withdrawal-title = Renounce the contract: { $name }
withdrawal-who = { $member }, with the farm “{ $farm }”: { $due }.
withdrawal-unsigned = The farm has not signed yet: you may renounce without giving a reason, and nothing is due.
withdrawal-whole = The law lets you renounce without giving a reason until { $day }. The farm pays you back within fourteen days; you bring back what you received.
withdrawal-part = The law lets you renounce, without giving a reason, what keeps: { $items }, until { $day }. The farm pays it back within fourteen days; you bring back what you received of it. The rest spoils quickly, and the contract goes on for it.
withdrawal-confirm = Confirm that I renounce
withdrawal-back = Keep the contract
intake-partly-withdrawn-title = You renounce a part of the contract
intake-partly-withdrawn-text = The farm is told. You receive a dated mail that says what you renounce.
intake-no-withdrawal-title = This contract can be renounced no more
intake-no-withdrawal-text = The farm has signed, and the time that the law gives is over, or these products have none. Write to the coordination.

farm-signing-open = Until { $day }, members may still change or renounce their contracts. If you sign before, a change undoes your signature: you will sign anew.
farm-signing-changes = Change of a contract that was signed:

coordination-title = The contracts: { $name }
coordination-count = { $count ->
    [0] No contract is signed, and none waits.
    [one] One contract.
   *[other] { $count } contracts.
}
coordination-contracts = Contracts
coordination-state = State
coordination-state-waiting = waits for you
coordination-state-signed = signed
coordination-state-countersigned = signed by both
coordination-on-paper = on paper
coordination-amendment = change of a contract
coordination-paper = Record a contract signed on paper

paper-intro = You record, for the coordination, a contract that was signed on paper. Copy it: prices and rules are those of the site.
paper-signed-on = Signed on paper on
paper-signed-on-hint = The price is counted from this day.
paper-email-hint = A copy is sent there. Leave it empty if the person has none.
paper-title = Record a contract on paper: { $name }
paper-on = Signed on paper on { $day }.
paper-vouch = I have the paper that the member signed, and I keep it.
paper-countersigned = The farm signed it too.
paper-record = Record
intake-recorded-title = The contract is recorded
intake-recorded-text = It counts like the others. The farm receives a copy, and so does the person who has an address.

archive-title = Signed contracts: { $name }, { $season }
archive-contract = Contract { $number }, { $member }
archive-signed = Signed by the member on { $day }
archive-countersigned = Signed by the farm on { $day }.
archive-not-countersigned = The farm did not sign it on the site.

mail-waiting-subject = Waiting for agreement: { $contract }
mail-waiting-text = Hello { $member },

    Your address is confirmed. Before your contract “{ $contract }” with the farm “{ $farm }” is signed, the coordination of { $amap } must agree.

    You will receive a mail. No place is kept until then.
mail-approve-subject = Do you agree? { $member }, { $contract }
mail-approve-text = Hello,

    { $member } ({ $email }) asks for the contract “{ $contract }” with the farm “{ $farm }”, at { $amap }: { $due } for the season. The address is proven.

    Open this link to agree or to refuse. Without an answer in thirty days, everything is erased.
mail-approve-action = Read and decide
mail-refused-subject = Contract not accepted: { $contract }
mail-refused-text = Hello { $member },

    The coordination of { $amap } did not accept your contract “{ $contract }” with the farm “{ $farm }”. It is not signed, and nothing is due.{ $given ->
        [yes] {" "}It writes: “{ $reason }”.
       *[no] {""}
    }{ $answered ->
        [yes] {" "}Answer this mail to write to it.
       *[no] {""}
    }
mail-changed-subject = Changed contract: { $contract }
mail-changed-text = Hello { $member },

    The change of your contract “{ $contract }” with the farm “{ $farm }” is signed: { $due } for the season. It takes the place of what was signed before, and the farm signs it in turn.

    Keep this mail. The receipt that goes along proves what is signed.
mail-changed-action = See my contract
mail-farm-changed-subject = { $member } changed a contract: { $contract }
mail-farm-changed-text = Hello,

    { $member } changed the contract “{ $contract }” at { $amap }: { $due } for the season. If you had signed it, that signature holds no more.

    The page shows what changes. It remains for you to sign it, alone or with all others. The receipt goes along.
mail-farm-changed-action = See and sign the contracts
mail-paper-subject = Recorded contract: { $contract }
mail-paper-text = Hello { $member },

    The coordination of { $amap } recorded the contract “{ $contract }” with the farm “{ $farm }” that you signed on paper: { $due } for the season, paid directly to the farm.

    Compare it with your paper. If there is a difference, answer this mail.
mail-paper-action = See my contract
mail-farm-paper-subject = Contract on paper recorded: { $member }, { $contract }
mail-farm-paper-text = Hello,

    The coordination of { $amap } recorded the contract “{ $contract }” that { $member } and you signed on paper: { $due } for the season. The receipt goes along.
mail-farm-paper-action = See the contracts
mail-coordination-subject = The coordination’s page: { $contract }
mail-coordination-text = Hello,

    The contract “{ $contract }” with the farm “{ $farm }” is signed on the site. This link opens the page of the coordination of { $amap }: who signed, who waits, and where contracts signed on paper are recorded.

    Keep it for the season, and give it to the coordination only.
mail-coordination-action = Open the coordination’s page
mail-withdrawn-subject = Cancelled contract: { $contract }
mail-withdrawn-text = Hello,

    { $member } renounced the contract “{ $contract }” ({ $amap }, farm “{ $farm }”) on { $day } at { $hour }. This mail acknowledges it.

    Nothing is due any more. The farm pays back within fourteen days what was paid; what was received is brought back. The receipt that goes along proves the date.
mail-partly-withdrawn-subject = Renounced in part: { $contract }
mail-partly-withdrawn-text = Hello,

    { $member } renounced, in the contract “{ $contract }” ({ $amap }, farm “{ $farm }”), what keeps: { $items }. That was on { $day } at { $hour }; this mail acknowledges it.

    The farm pays it back within fourteen days; what was received of it is brought back. The contract goes on for the rest. The receipt that goes along proves the date.
mail-archive-subject = Archive of contracts: { $contract }, { $season }
mail-archive-text = Hello,

    The season { $season } of the contract “{ $contract }” ({ $amap }, farm “{ $farm }”) is over. Here { $count ->
        [one] is the contract that was signed
       *[other] are the { $count } contracts that were signed
    }: to read in contrats.html, word for word in contrats.jsonl, with their hashes in SHA256.txt.

    Keep these files for five years, and ten years those of contracts of 120 € and more.
mail-archive-own-subject = Your contract of the season: { $contract }, { $season }
mail-archive-own-text = Hello { $member },

    The season { $season } of the contract “{ $contract }” with the farm “{ $farm }” is over. Your contract goes along, with its hash and its receipt.
