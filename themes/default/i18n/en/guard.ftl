# What keeps robots out of the server that takes forms, what is told of one's own data, and what is wrong with a request.
trap = Write nothing here
mistake-form-unstamped = read it one last time, then sign: nothing is sent yet
mistake-form-fast = that was very fast: read it, then sign
mistake-form-old = this page is more than a day old: read it as it is today, then sign

again-send = Send
again-unstamped-title = One more step
again-unstamped-text = Nothing is sent yet. Press the button to confirm: everything that you typed is kept.
again-fast-title = One more step
again-fast-text = That was very fast, and so are robots. Press again: everything that you typed is kept.
again-old-title = This page is more than a day old
again-old-text = Everything that you typed is kept. Press the button to send it now.
again-busy-title = A little patience
again-busy-text = { $count ->
    [one] Too much comes at the same time. Nothing that you typed is lost: wait a second, then press the button.
   *[other] Too much comes at the same time. Nothing that you typed is lost: wait { $n } seconds, then press the button.
}
intake-too-many-title = A little patience
intake-too-many-text = Too much comes from the same connection. Wait a minute, then try again.
intake-nowhere-title = This page does not exist
intake-nowhere-text = The address may have been cut on its way: copy the whole of it, or start again from the site.
intake-method-title = Not in this way
intake-method-text = This address does not answer this kind of request. Start again from the site.
intake-too-large-title = That is too long
intake-too-large-text = What was sent is more than this form can hold. Go back, what you typed is still there.
intake-unreadable-title = This request could not be read
intake-unreadable-text = Go back and try again; if it goes on, try another browser.
intake-no-fields-title = This is not a form
intake-no-fields-text = This address accepts the forms of the site only.
intake-elsewhere-sent-title = This form comes from another site
intake-elsewhere-sent-text = Nothing was stored. Open the form from the site of the network, and try again.

quarantine-title = In quarantine
quarantine-text = These seem to come from robots: a field that nobody sees is filled in. They do not count, and nobody received a mail. Let through those that come from somebody.
quarantine-empty = Nothing waits.
quarantine-nobody = Without an address
quarantine-day = Received on
quarantine-release = Let through
intake-quarantine-stuck-title = It does not pass as it is
intake-quarantine-stuck-text = The form has changed or closed since. Write to the person so that they fill it in again; what was sent stays in quarantine.
quarantine-discard = Throw away
mail-quarantine-subject = In quarantine: { $form }
mail-quarantine-text = Hello,

    Something that was sent to the form “{ $form }” seems to come from a robot. It waits for somebody to look at it; without an answer, it is erased in thirty days.

    This mail leaves once a day only, however much is sent.
mail-quarantine-action = Look at what waits

own-data-title = My data
own-data-intro = Give the address with which you filled in a form. A mail goes there, with a link that shows everything that we keep of you: you can take it along, correct it, erase it.
own-data-email-hint = The one where you receive the mails of your AMAP.
own-data-email-wrong = This address is not written as an address of mail is, such as name@example.org
own-data-ask = Receive the link
intake-own-data-sent-title = A mail has left
intake-own-data-sent-text = Open it and follow its link within the hour. If nothing comes in ten minutes, look among the junk mail.
mail-own-data-subject = Your data
mail-own-data-text = Hello,

    Somebody, probably you, asks to see what we keep of this address. This link shows it, whether we keep something or nothing; it is good for an hour.

    If it was not you, do nothing: nobody else sees anything.
mail-own-data-action = See my data
own-data-shown = Here is everything that we keep of this address. What is not listed is not kept.
own-data-download = Take all of it along (JSON)
own-data-contracts = Contracts
own-data-turns = Turns at distributions
own-data-enquiries = Other things that you sent
own-data-memberships = AMAPs that know you
own-data-quarantine = { $count ->
    [one] One thing waits for the coordination to look at it
   *[other] { $n } things wait for the coordination to look at them
}
own-data-until = kept until { $day }
own-data-state-received = not signed yet
own-data-state-waiting = waits for the coordination to agree
own-data-state-signed = signed by you
own-data-state-countersigned = signed by you and the farm
own-data-state-amended = replaced by an amendment
own-data-state-withdrawn = ended
own-data-state-expired = never confirmed
own-data-state-refused = not accepted
own-data-turn-received = not confirmed yet
own-data-turn-held = you come
own-data-turn-cancelled = cancelled
own-data-turn-replaced = somebody came in your place
own-data-turn-expired = never confirmed
own-data-kind-join = To join an AMAP
own-data-kind-waiting-list = Waiting list
own-data-kind-contact = Message to an AMAP
own-data-kind-new-listing = A new listing
own-data-kind-correction = A correction of a listing
own-data-kind-start-amap = To start an AMAP
own-data-rectify = Correct
own-data-rectify-text = What you signed stays as you signed it: what comes next will say what you write here.
own-data-rectify-go = Correct
own-data-rectify-title = Correct my data
own-data-rectify-confirm = This will stand in the place of what we have.
own-data-nothing = (nothing)
own-data-calls = Calls for volunteers
own-data-calls-on = When hands are missing at a distribution, your AMAP tells you so by mail, if it knows you.
own-data-calls-off = You get no calls any more when hands are missing. Mails about your own shifts go on.
own-data-calls-stop = Call me no more
own-data-calls-again = Call me again
own-data-erase = Erase
own-data-erase-text = Everything that the law does not have us keep is erased at once, and your turns to come are cancelled. What must be kept is shown to you before.
own-data-erase-go = Erase my data
own-data-erase-title = Erase my data
own-data-erase-confirm = { $count ->
    [0] Nothing can be erased today but the mails that we wrote to you.
    [one] One thing will be erased at once, and the mails that we wrote to you. This cannot be undone.
   *[other] { $n } things will be erased at once, and the mails that we wrote to you. This cannot be undone.
}
own-data-erased-title = It is erased
own-data-erased-confirm = { $count ->
    [0] What could be erased is.
    [one] One thing is erased, and the mails that we wrote to you.
   *[other] { $n } things are erased, and the mails that we wrote to you.
}
own-data-kept = What the law has kept
own-data-kept-text = A signed contract is kept for five years after the last delivery, for ten from 120 € on (code civil, article 2224; code de la consommation, article L213-1). It is erased afterwards, without your asking.
own-data-not-now = Change nothing
