# Enquiries: to join an AMAP, to write to one, to propose a listing, to start an AMAP.

# The pages to fill in
enquiry-title-join = Join { $name }
enquiry-title-waiting-list = Waiting list of { $name }
enquiry-title-write = Write to { $name }
enquiry-title-propose = Propose an AMAP or a farm
enquiry-title-start = Start an AMAP near you
enquiry-lead-join = Say who you are and when you would like to begin: the coordination answers by mail. It does not bind you to anything.
enquiry-lead-waiting-list = The AMAP is full. Your place on the list is that of your confirmation; the coordination writes to you when a place comes free. It does not bind you to anything.
enquiry-lead-write = Your message reaches whoever deals with it, and the answer your mailbox. Something wrong with the listing? Say so here too.
enquiry-lead-propose = Is it not in the directory yet? Describe it. The network reads it, and publishes it.
enquiry-lead-start = A few households and a farm are enough to begin. Say where: the network brings people together and helps.
enquiry-listed = { $count ->
    [0] Nobody is waiting at the moment.
    [one] One person is waiting already.
   *[other] { $n } people are waiting already.
}
enquiry-wrong = { $count ->
    [one] One thing needs correcting
   *[other] { $count } things need correcting
}
enquiry-what = What you ask for
enquiry-who = You
enquiry-required = Without the answers that are not said to be optional, nobody could answer you.
enquiry-send = Send
enquiry-send-next = A mail will ask you to confirm. Nothing is passed on before.
enquiry-back = Back to its page
ask-optional = { $label } (optional)

amap-go-join = Join the AMAP
amap-go-wait = Go on the waiting list
farm-write = Write to the farm
go-start = Start an AMAP
go-propose = Propose an AMAP or a farm

ask-name = First and last name
ask-email = E-mail
ask-email-hint = The answer comes there. It is never published.
ask-phone = Telephone
ask-start = From when
ask-start-hint = For example 1/12/2026.
ask-people = People to feed
ask-message = Message
ask-subject = What is it about
ask-subject-question = A question, a word
ask-subject-correction = A mistake in the listing
ask-listing = What do you propose
ask-listing-amap = An AMAP
ask-listing-farm = A farm
ask-title = Its name
ask-summary = A sentence that presents it
ask-place = Name of the place
ask-place-hint = Of an AMAP, where baskets are fetched: “Village hall”.
ask-street = Number and street
ask-postcode = Postcode
ask-commune = Commune
ask-when = Day and hours of distribution
ask-products = Products
ask-mailbox = Its public e-mail
ask-mailbox-hint = That of the AMAP or of the farm, not a person’s: it will be published.
ask-website = Its website
ask-households = With how many households have you spoken already

mistake-missing-name = write your first and last name
mistake-missing-email = write your e-mail: the answer is sent there
mistake-missing-start = say from when you would like a basket
mistake-missing-message = write your message
mistake-missing-subject = say what it is about
mistake-missing-listing = say whether it is an AMAP or a farm
mistake-missing-title = write its name
mistake-missing-postcode = write the postcode
mistake-missing-commune = write the commune
mistake-missing-sentence = write a word to this person: it goes with the answer
mistake-ask-date = “{ $found }” is no date: write it like 1/12/2026
mistake-ask-date-far = choose a day to come, within three years
mistake-ask-number = write a whole number, from 1 to { $most }
mistake-ask-web = “{ $found }” is not the address of a site, such as https://example.org
mistake-ask-postcode = “{ $found }” is no postcode: it has five digits
mistake-enquiry-changed = the way into this AMAP changed since you opened the page: read again, then send again

# What the law has people told
notice-title = What becomes of your answers
notice-controller = { $controller } answers for them.
notice-purpose-join = They serve to answer you, and to prepare your membership.
notice-purpose-waiting-list = They serve to keep the waiting list, and to write to you when a place comes free.
notice-purpose-write = They serve to answer you.
notice-purpose-propose = They serve to publish the listing and to answer you. Your name, e-mail and telephone are not published.
notice-purpose-start = They serve to bring you together with other households and to help you.
notice-basis-request = Legal basis: steps that you ask for before membership.
notice-basis-interest = Legal basis: the legitimate interest in answering whoever writes.
notice-readers = They are read by { $readers }, and by nobody else.
notice-kept = Unconfirmed, everything is erased within { $days } days. Otherwise it is kept for { $years } years after the last contact, or less if you withdraw: the link is in the mail.
notice-rights = You may see them, correct them, have them erased, receive them as a file, object to their use or restrict it. Write to
notice-complaint = or complain to the CNIL.

# What a server answers
intake-enquiry-sent-title = One more step
intake-enquiry-sent-text = A mail has just left for the address that you gave. Open it and follow its link to confirm: nothing is passed on before. If nothing comes in ten minutes, look among the junk mail.
intake-enquiry-used-title = It is confirmed already
intake-enquiry-used-text = The mail that you received afterwards has the link to see what you sent again, or to withdraw it.
intake-enquiry-elsewhere-title = This was dealt with already
intake-enquiry-elsewhere-text = Somebody dealt with it or withdrew it in the meantime. Go back to the list to see what still waits.
intake-enquiry-withdrawn-title = It is withdrawn
intake-enquiry-withdrawn-text = It is erased. Whoever was to read it is told.

enquiry-confirm-title = Confirm what you ask for
enquiry-confirm-text = Read it again, then confirm: this is when { $name } receives it.
enquiry-confirm-go = Confirm and pass on
enquiry-standing-title = What you asked for
enquiry-standing-waiting = It is confirmed. The answer comes by mail; keep the one that you have just received, it has the link to this page.
enquiry-standing-done = It is dealt with.
enquiry-standing-refused = It was not followed.
enquiry-position = You are number { $n } on the waiting list.
enquiry-withdraw = Withdraw it
enquiry-withdraw-text = You may withdraw it at any time: it is then erased.
enquiry-about = About

# What whoever reads them sees
queue-title = Enquiries: { $name }
queue-count = { $count ->
    [0] Nothing waits for an answer.
    [one] One enquiry waits for an answer.
   *[other] { $n } enquiries wait for an answer.
}
queue-did-accept = It is accepted, and the person is told by mail.
queue-did-list = The person is on the waiting list, and is told by mail.
queue-did-refuse = It is noted. If you wrote a word, it goes by mail.
queue-did-done = It is noted.
queue-kind-join = { $name } wants to join the AMAP
queue-kind-waiting-list = { $name } is number { $n } on the waiting list
queue-kind-contact = Message from { $name }
queue-kind-new-listing = New listing, by { $name }
queue-kind-correction = Listing to correct, by { $name }
queue-kind-start-amap = { $name } wants to start an AMAP
queue-by = On { $day }
queue-file-new = To be read, then put into the content under this name
queue-file-fix = The file to correct
queue-file-download = Download the file
queue-sentence = A word to the person
queue-sentence-hint-join = It goes with the answer. To refuse, one is needed.
queue-sentence-hint = It goes by mail. Where it is empty, nothing goes.
queue-accept = Give a place
queue-list = Put on the waiting list
queue-refuse = Refuse
queue-done = It is done
queue-ignore = Do not follow
queue-of = { $action }, { $name }

mail-enquiry-confirm-subject = To confirm: what you ask of { $about }
mail-enquiry-confirm-text = Hello,

    Somebody gave this address to write to “{ $about }”. If it was you, open this link, read, then press the button: nothing is passed on before.

    If it was not you, do nothing: everything is erased within seven days.
mail-enquiry-confirm-action = Read and confirm
mail-enquiry-kept-subject = Passed on to { $about }
mail-enquiry-kept-text = Hello { $name },

    What you sent to “{ $about }” is passed on. The answer will come by mail.

    Keep this link: by it you see what you sent, and can withdraw it.
mail-enquiry-kept-action = See what I sent
mail-enquiry-new-subject = { $kind ->
    [join] { $name } wants to join { $about }
    [waiting-list] { $name } is on the waiting list of { $about }
    [new-listing] New listing proposed by { $name }
    [correction] Listing to correct: { $about }
    [start-amap] { $name } wants to start an AMAP
   *[other] Message from { $name } to { $about }
}
mail-enquiry-new-text = Hello,

    { $name } ({ $email }{ $phone }) wrote by the site, about “{ $about }”.

    { $answers }

    Answer this mail to write to them. By the link, you note what becomes of it.
mail-enquiry-new-action = See what waits
mail-enquiry-withdrawn-subject = Withdrawn: { $name }
mail-enquiry-withdrawn-text = Hello,

    { $name } withdraws what was sent to “{ $about }”. It is erased, and there is nothing to do.
mail-enquiry-accepted-subject = A place for you: { $about }
mail-enquiry-accepted-text = Hello { $name },

    “{ $about }” welcomes you.{ $joining }

    { $sentence }

    The page of the AMAP says days, places, and the contracts to sign: { $page }
mail-enquiry-listed-subject = Waiting list of { $about }
mail-enquiry-listed-text = Hello { $name },

    “{ $about }” is full. You are on its waiting list, and a mail will tell you when a place comes free.

    { $sentence }

    By this link you see your place on it, and can withdraw.
mail-enquiry-listed-action = See my place
mail-enquiry-done-subject = What you sent to { $about }
mail-enquiry-done-text = Hello { $name },

    What you sent to “{ $about }” is dealt with. Thank you.

    { $sentence }
mail-enquiry-refused-subject = What you sent to { $about }
mail-enquiry-refused-text = Hello { $name },

    What you sent to “{ $about }” could not be followed.

    { $sentence }
