# Permanences: the page on which they are taken, the pages behind mailed links, the mails.
permanences-take = Sign up for a shift
rota-title = Volunteer shifts: { $amap }
rota-description = The places to take at the next distributions of { $amap }, and how to sign up without an account.
rota-quota = { $count ->
    [one] Each household comes about once a year.
   *[other] Each household comes about { $n } times a year.
}
rota-cancel-hours = { $count ->
    [0] Something came up? Give your place back until the distribution begins.
    [one] Something came up? Give your place back until an hour before; afterwards somebody must take it.
   *[other] Something came up? Give your place back until { $n } hours before; afterwards somebody must take it.
}
rota-cancel-days = { $count ->
    [0] Something came up? Give your place back until the day before; afterwards somebody must take it.
    [one] Something came up? Give your place back until two days before; afterwards somebody must take it.
   *[other] Something came up? Give your place back more than { $n } days before; afterwards somebody must take it.
}
rota-slot = When will you come?
rota-taken = { $taken } of { $needed }
rota-left = { $count ->
    [0] full
    [one] one place to take
   *[other] { $n } places to take
}
rota-names = With { $names }
rota-sought = Stand-in wanted
rota-others = There is room left:
rota-other = { $day }, { $role }
rota-next = Sign-up for the distribution of { $day } opens on { $opens }.
rota-nothing = No distribution is open for sign-up at the moment.
rota-roles = What there is to do
rota-role-needed = { $count ->
    [one] One person at each distribution.
   *[other] { $n } people at each distribution.
}
rota-email-hint = A link to confirm is sent there, then a reminder before your turn.
rota-phone-hint = Only the coordination reads it, to reach you on the day.
rota-friend = With a friend (optional)
rota-friend-hint = Their name, if you come as two; their address is not asked for.
rota-signers-members = If the coordination does not know you yet, it agrees before the place is yours.
rota-signers-approval = The coordination agrees before the place is yours.
rota-shown = My name may be shown on the site, beside my shift.
rota-privacy-short = What you type is read by the coordination of “{ $amap }”, and by nobody else.
rota-privacy = The association “{ $amap }” answers for these data. They serve to organise the shifts and to write to you about them (legitimate interest of an association whose members take turns). Name and address of mail are necessary: without them there is no sign-up; the rest is optional. Everything is erased a month after the distribution. By the link in your mails, or by writing, you can see, correct, erase or take your data with you, and object to their use or have it limited; you can also turn to the CNIL.
rota-privacy-contact = To do so:
rota-send = Take this place
rota-back = Back to { $amap }

# What is wrong
mistake-turn-missing = choose a place
mistake-turn-gone = this place does not exist any more: the distribution was cancelled or changed
mistake-turn-over = the distribution of { $day } has begun
mistake-turn-not-open = sign-up for this distribution opens on { $day }
mistake-turn-email-missing = write your address of mail: the link to confirm is sent there
mistake-turn-full = { $found ->
    [0] this place has just been taken
    [one] one place only is left here, and you come as two
   *[other] only { $found } places are left here
}
mistake-turn-full-for-them = { $found ->
    [0] there is no place left here: the link stays good in case one becomes free
    [one] there is only one place left here, and the person comes with somebody
   *[other] there are only { $found } places left here
}
mistake-turn-twice = you have signed up for this already
mistake-turn-changed = hour or place of this distribution changed since you opened the page: read again before you send

# Pages behind links
intake-turn-sent-title = One more step
intake-turn-sent-text = A mail has just left for the address that you gave. Follow its link to confirm: your place is kept for thirty minutes. If nothing comes in ten minutes, look among the junk mail.
intake-turn-taken-title = Noted, thank you
intake-turn-taken-text = Your place is taken. A mail gives you the link to find it again, or to give it back.
intake-turn-waiting-title = Thank you, it is confirmed
intake-turn-waiting-text = The coordination must still agree. You will receive a mail. No place is kept until then.
intake-turn-approved-title = The place is taken
intake-turn-approved-text = The person receives a mail. The AMAP knows their address from now on.
intake-turn-refused-title = It is refused
intake-turn-refused-text = The person receives a mail. What they sent is erased in seven days.
turn-approval-title = Your agreement: { $name }
turn-approval-text = { $member } ({ $email }) would like to come. The address is proven. If you agree, the place is taken, if there is one left.
intake-turn-full-title = This place has just been taken
intake-turn-full-text = Somebody took it just before you. Go back to the page of shifts: others are left.
intake-turn-twice-title = You come already
intake-turn-twice-text = You have signed up for this shift already. The mail that you received then has the link to find it again.
intake-turn-elsewhere-title = This is no longer possible
intake-turn-elsewhere-text = This shift has changed since the link was sent to you: it was given back, taken by somebody else, or is over.
turn-confirm-title = Confirm your shift
turn-confirm-button = I will come
turn-stand-in-title = Come instead of somebody
turn-stand-in-text = Whoever signed up cannot come. If you accept, the place is yours.
turn-stand-in-button = I will come instead
turn-swap-title = Swap your shifts
turn-swap-text = A swap is proposed to you. If you accept, each takes the other’s place.
turn-swap-button = I accept the swap
turn-swap-yours = Yours
turn-swap-theirs = The one proposed to you
turn-friend = with { $friend }
turns-title = Your shifts: { $amap }
turns-hello = Hello { $name }.
turns-none = You have no shift to come.
turns-ended = The shift of this link is not yours any more: it was given back, or somebody comes instead.
turns-seeking = A stand-in is wanted. As long as nobody accepts, you are counted on.
turns-give-up = I cannot come
turns-give-up-free = Your place will be given back at once, and offered to others.
turns-give-up-late = It is soon: all known members receive a mail, and you are counted on as long as nobody accepts.
turns-keep = I will come after all
turns-swap = Swap with
turns-swap-send = Propose the swap
turns-swap-hint = The person receives a mail. Nothing changes as long as they do not accept.
turns-swap-sent = The swap is proposed. A mail will tell you if it is accepted.
turns-calendars = In your calendar
turns-calendar-own = Your shifts
turns-calendar-amap = All those of the AMAP
turns-calendar-hint = Subscribe your calendar to these addresses, and keep them to yourself: whoever has them reads them.
turns-more = Take another shift
rota-sheet-title = Who comes: { $amap }
rota-sheet-lead = For the coordination. This page has names and telephone numbers: keep its address to yourself.
rota-sheet-who = Who
rota-sheet-phone = Telephone
rota-sheet-came = Present
rota-sheet-missing = to be filled
rota-sheet-other = Role removed from the page
rota-sheet-calendar = Subscribe to this schedule in a calendar
rota-sheet-none = No distribution to come.

# Calendars
turn-event = Shift: { $role }
turn-event-amap = { $role } ({ $taken } of { $needed })
turn-calendar = My shifts, { $amap }
turn-calendar-amap = Shifts, { $amap }

# Mails
mail-turn-confirm-subject = To confirm: { $role }, { $day }
mail-turn-confirm-text = Hello { $member },

    You want to come to the distribution of { $amap }: { $role }, { $day }, { $hours }{ $place }.

    Your place is kept for thirty minutes. Open this link, then press the button. Later it still works if there is room.

    If this was not you, do nothing: everything is erased in seven days.
mail-turn-confirm-action = Confirm
mail-turn-waiting-subject = Waiting for agreement: { $role }, { $day }
mail-turn-waiting-text = Hello { $member },

    Your address is confirmed. Before you come to the distribution of { $amap } ({ $role }, { $day }, { $hours }{ $place }), the coordination must agree.

    You will receive a mail. No place is kept until then.
mail-turn-approve-subject = Do you agree? { $member }, { $role }, { $day }
mail-turn-approve-text = Hello,

    { $member } ({ $email }) would like to come to the distribution of { $amap }: { $role }, { $day }, { $hours }{ $place }{ $two ->
        [yes] {""}, with { $friend }
       *[no] {""}
    }. The address is proven.

    Open this link to agree or to refuse. Without an answer in seven days, everything is erased.
mail-turn-approve-action = Read and decide
mail-turn-refused-subject = Shift not accepted: { $role }, { $day }
mail-turn-refused-text = Hello { $member },

    The coordination of { $amap } did not accept that you come: { $role }, { $day }.{ $given ->
        [yes] {" "}It writes: “{ $reason }”.
       *[no] {""}
    }
mail-turn-held-subject = Your shift: { $role }, { $day }
mail-turn-held-text = Hello { $member },

    Thank you, you come to the distribution of { $amap }: { $role }, { $day }, { $hours }{ $place }.

    Keep this mail. Its link shows your shifts, puts them into your calendar, and lets you give your place back or swap it.
mail-turn-held-action = My shifts
mail-turn-already-subject = You come already: { $role }, { $day }
mail-turn-already-text = Hello { $member },

    Somebody, you no doubt, has just signed you up for a shift that you have already: { $role }, { $day }, { $hours }{ $place }. Nothing has changed.
mail-turn-already-action = My shifts
mail-turn-cancelled-subject = Shift given back: { $role }, { $day }
mail-turn-cancelled-text = Hello { $member },

    Your place is given back: { $role }, { $day }, { $amap }. Other members are told.
mail-turn-given-up-subject = { $member } cannot come: { $role }, { $day }
mail-turn-given-up-text = Hello,

    { $member } cannot keep their shift at { $amap }: { $role }, { $day }, { $hours }{ $place }.

    Before the deadline, the place is given back and shows as free on the site. After it, a stand-in is looked for among all known members.
mail-turn-given-up-action = See who comes
mail-turn-free-subject = A place has come free: { $role }, { $day }
mail-turn-free-text = Hello,

    Somebody cannot keep their shift at { $amap }: { $role }, { $day }, { $hours }{ $place }. You take a basket on that day: can you come?

    The link is yours: choose and send.

    To get no more of these calls: { $own }
mail-turn-free-action = Take the place
mail-turn-sought-subject = Who can come? { $role }, { $day }
mail-turn-sought-text = Hello,

    Somebody cannot keep their shift at { $amap }, and it is soon: { $role }, { $day }, { $hours }{ $place }.

    The first who accepts takes the place.

    To get no more of these calls: { $own }
mail-turn-sought-action = I can come
mail-turn-seeking-subject = A stand-in is wanted: { $role }, { $day }
mail-turn-seeking-text = Hello { $member },

    All known members of { $amap } receive a mail to come instead of you: { $role }, { $day }, { $hours }{ $place }.

    As long as nobody accepts, you are counted on. You will receive a mail as soon as somebody does.
mail-turn-seeking-action = My shifts
mail-turn-replaced-subject = Somebody comes instead: { $role }, { $day }
mail-turn-replaced-text = Hello { $member },

    Somebody has agreed to come instead of you: { $role }, { $day }, { $amap }. There is nothing left to do for you.
mail-turn-swap-subject = Swap your shift of { $yours }?
mail-turn-swap-text = Hello { $member },

    A member of { $amap } proposes a swap: you would come on { $day } ({ $role }, { $hours }{ $place }), and they in your place on { $yours }.

    Nothing changes if you do not answer.
mail-turn-swap-action = See the swap
mail-turn-off-subject = No shift on { $day }: { $amap }
mail-turn-off-text = Hello { $member },

    The distribution of { $amap } planned on { $day } is not held: your shift ({ $role }) is cancelled. There is nothing for you to do.
mail-turn-moved-subject = Your shift is moved: { $role }, { $day }
mail-turn-moved-text = Hello { $member },

    The distribution of { $amap } to which you come is on another day, at another hour or in another place. It is now: { $role }, { $day }, { $hours }{ $place }.

    You cannot come any more? Say so by this link.
mail-turn-moved-action = My shifts
mail-turn-reminder-subject = Reminder: { $role }, { $day }
mail-turn-reminder-text = Hello { $member },

    You come to the distribution of { $amap }: { $role }, { $day }, { $hours }{ $place }. Thank you!

    Something came up? Say so by this link: a stand-in will be looked for.
mail-turn-reminder-action = My shifts
mail-turn-call-subject = Hands are missing on { $day }: { $amap }
mail-turn-call-text = Hello,

    For the distribution of { $amap } on { $day }, { $hours }{ $place }, there are still missing: { $missing }.

    The link is yours: choose and send.

    To get no more of these calls: { $own }
mail-turn-call-action = Take a place
mail-turn-missing-subject = To be filled on { $day }: { $amap }
mail-turn-missing-text = Hello,

    For the distribution on { $day }, { $hours }{ $place }, there are still missing: { $missing }. Known members receive a mail.
mail-turn-missing-action = See who comes
mail-turn-sheet-subject = Who comes on { $day }: { $amap }
mail-turn-sheet-text = Hello,

    Here is who comes to the distribution on { $day }, { $hours }{ $place }: { $missing }.

    The page of the link has names and telephone numbers, and can be printed.
mail-turn-sheet-action = See who comes
turn-mail-place = , { $place }
turn-mail-missing = { $role } ({ $count })
