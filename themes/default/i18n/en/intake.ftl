# The server that takes forms: its pages and its mails.
intake-back = Back to the site
intake-sent-title = One more step
intake-sent-text = A mail has just left for the address that you gave. Open it and follow its link: that is where you sign. Nothing binds you before. If nothing comes in ten minutes, look among the junk mail.
intake-waiting-title = Thank you, it is confirmed
intake-waiting-text = The coordination has yet to agree. You will receive a mail.
intake-withdrawn-title = The contract is cancelled
intake-withdrawn-text = The farm is told. You receive a mail that confirms it.
intake-no-form-title = This form does not exist
intake-no-form-text = It may have been replaced: start again from the site.
intake-link-used-title = This link was used already
intake-link-used-text = What it was for is done. The mail that you received afterwards has the link to come back to it.
intake-link-expired-title = This link is no longer good
intake-link-expired-text = Its time is over, and what was waiting has been erased. Fill in the form again.
intake-link-unknown-title = This link leads nowhere
intake-link-unknown-text = It may have been cut on its way: copy the whole of it from the mail.
intake-short-title = The last place has just been taken
intake-short-text = Somebody signed just before you. Write to the coordination: a place may come free.
intake-elsewhere-title = This is no longer possible
intake-elsewhere-text = This contract has changed since the link was sent to you. The last mail that you received says where it stands.
intake-busy-title = The server has too much to do
intake-busy-text = Nothing is lost of what was stored, but this is not stored yet. Go back and try again in a minute.
intake-broken-title = Something broke on our side
intake-broken-text = It is not you. Nothing was stored this time; go back, what you typed is still there.

confirm-title = Sign: { $name }
confirm-text = Read it one last time. By pressing, you commit to paying { $due } to the farm “{ $farm }”.
signed-state-signed = The farm has not signed yet.
signed-state-countersigned = The farm has signed too.
signed-state-ended = This contract has ended.
signed-receipt = Receipt that proves the signature

farm-signing-title = To sign: { $name }
farm-signing-count = { $waiting ->
    [0] Nothing waits for your signature
    [one] One contract waits for your signature
   *[other] { $waiting } contracts wait for your signature
}; { $signed ->
    [0] none is signed by both yet.
    [one] one is signed by both.
   *[other] { $signed } are signed by both.
}
farm-signing-due = In all, { $due } to be received.
farm-signing-waiting = Waiting
farm-signing-signed = Signed by both
farm-signing-all = { $count ->
    [one] Sign this contract
   *[other] Sign the { $count } contracts
}
farm-signing-sign = Sign
farm-signing-one = Sign the contract of { $name }
farm-signing-day = Signed on

mail-confirm-subject = To sign: { $contract }
mail-confirm-text = Dear { $member },

    You filled in the contract “{ $contract }” with the farm “{ $farm }”, at { $amap }: { $due } for the season.

    It is not signed yet. Open this link, read again, then press the button.

    If it was not you, do nothing: everything is erased in seven days.
mail-confirm-action = Read again and sign
mail-signed-subject = Signed contract: { $contract }
mail-signed-text = Dear { $member },

    Your contract “{ $contract }” with the farm “{ $farm }” is signed: { $due } for the season, paid directly to the farm.

    Keep this mail. The receipt that comes with it proves what was signed; the page “Verify a receipt” of the site reads it without asking anybody.
mail-signed-action = See my contract
mail-farm-subject = { $member } signed: { $contract }
mail-farm-text = Hello,

    { $member } signed the contract “{ $contract }” at { $amap }: { $due } for the season.

    It is for you to sign it too, alone or with all the others. The receipt comes with it.
mail-farm-action = See and sign the contracts
mail-countersigned-subject = The farm signed: { $contract }
mail-countersigned-text = Dear { $member },

    The farm “{ $farm }” signed your contract “{ $contract }” in its turn. See you at the distribution!
