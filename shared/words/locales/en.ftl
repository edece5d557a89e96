### Bangshou's English. Tone: a friendly neighbour at the community desk: short, clear, polite.

## Common

list-comma = {", "}
list-days = {" · "}
name-unknown = new friend
name-left = a volunteer who has left
open-private = Let's talk about this in private. Press the button below, then Start.
open-private-button = Chat with Bangshou
button-old = This button is out of date. Please use the newest message.
no-activity = This activity can't be found; it may have been deleted.
no-community = Bangshou isn't set up in this group yet. A group admin can send /setup.
no-community-private = You haven't joined a community yet. Sign up once in your community's group, or send /register there; if Bangshou isn't in it, ask a group admin to set it up.
not-allowed = { $who ->
    [coordinator] This is for coordinators. If that should be you, ask one of your community's coordinators.
    [leading] This is for the leading group.
    [books] The books are for coordinators, the leading group and team leaders.
   *[leader] This is for team leaders.
  }
unknown-command = There is no command /{ $command }. Send /help to see what I can do.
back = ‹ Back
yes = Yes
no = No

## Programmes

programme-aid = Neighbour aid
programme-charity = Charity
programme-culture = Culture and sport
programme-education = Education
programme-health = Health
programme-civility = Civility
programme-safety = Safety

## Where you stand (one line after an answer)

stand-of = { $name }: { $line }
stand-in = You're in: { $role }, no. { $place }
stand-in-seats = You're in: { $role }, no. { $place }, { $seats } people with you
stand-in-part = You're in: { $role }, no. { $place }; { $waiting ->
    [one] one of your party is
   *[other] { $waiting } of your party are
  } on the waitlist, I'll tell you
stand-waiting = Waitlist: { $role }, no. { $place }. I'll tell you when a seat is free
stand-waiting-seats = Waitlist: { $role }, from no. { $place }, { $seats } people. I'll tell you when seats are free
stand-maybe = Noted: maybe. Press again once you know
stand-out = Noted: you can't come. Thank you for telling us
stand-none = You haven't signed up
stand-coming = Great, see you there!
shut-closed = Sign-up has closed. Please ask a coordinator
shut-cancelled = This activity was cancelled
shut-finished = This activity is over
shut-started = It has already started, so nothing can be changed. Please ask a coordinator
shut-no-role = This role is gone. Please look at the newest post
shut-full = The list is full (2,000 people)
shut-untrained = This role needs a training first. See the post or ask a coordinator
shut-not-in = You haven't signed up

## The post

post-when = 🗓 { $when }
post-place = 📍 { $place }
post-place-private = 📍 The meeting point is told privately to those who are in
post-programme = 🏷 { $programme }
post-programme-team = 🏷 { $programme } · { $team }
post-training = 🎓 Training by { $host }: { $time } of learning (recorded apart from service hours)
post-training-gives = 🎓 Training by { $host }: { $time } of learning (recorded apart from service hours), gives “{ $permit }”
valid-permit = { $permit } (valid for { $time })
valid-years = { $count ->
    [one] one year
   *[other] { $count } years
  }
valid-months = { $count ->
    [one] one month
   *[other] { $count } months
  }
valid-days = { $count ->
    [one] one day
   *[other] { $count } days
  }
post-theme = 🌟 Theme of the month: { $theme }
post-conditions = ✅ Conditions: { $conditions }
post-minimum = 👥 Takes place with at least { $minimum } people
post-risk-none = 🛡 Risk: no particular risk
post-risk = ⚠️ Risk: { $risk }
post-insured = 🛡 Insured
post-note = 💬 { $note }
post-role = <b>{ $role }</b>  { $bar } { $taken }/{ $seats }, { $left } more wanted
post-role-full = <b>{ $role }</b>  { $bar } { $taken }/{ $seats }, full
post-role-over = <b>{ $role }</b>  { $bar } { $taken }
post-waiting = , { $waiting } waiting
post-more = and { $count } more
post-maybe = Maybe: { $count }
post-how = Press a button, or reply to this post: “in”, “+2”, “can't”
post-closed = 🔒 Sign-up closed
post-cancelled = ❌ Cancelled
post-finished = ✔️ Done. Thank you, everyone
post-began = 🔒 It has begun; sign-up is closed
button-role = { $role } { $taken }/{ $seats }
button-in = Sign up: { $role }
button-maybe = Maybe
button-out = Can't
button-coming = Coming
reply-unclear = I couldn't tell what you mean. Would you like to sign up?

## What those who are in are told

tell-facts = <b>{ $title }</b>
    🗓 { $when }
    📍 { $place }
place-private = told privately to those who are in
tell-standing = { $standing }
tell-promoted = 🎉 A seat is free and it's yours: { $role }. If you can't come, press below and it goes to the next one.
tell-promoted-several = 🎉 Seats came free, and these people have them now. If you can't come, press below, and your seat goes to the next one.
tell-removed-several = The coordinator took these people off the list. If that surprises you, please ask the coordinator.
tell-added-several = The coordinator signed these people up. If you can't come, press below.
tell-as = {" "}({ $role })
tell-removed = A coordinator took you off the list. Please ask them if you have questions.
tell-added = A coordinator signed you up: { $role }. If you can't come, press below.
tell-overlap = ⚠️ This overlaps with another activity that you're in.
tell-changed = 🔔 Something changed: please look at the time and place. Can you still come?
tell-cancelled = ❌ This activity is cancelled. { $text }
tell-reminder = ⏰ It's nearly time. Are you coming?
tell-nudge = ⏰ It starts in about two hours. Are you coming?
tell-nudge-early = ⏰ Just to be sure: are you still coming?
tell-notice = 📣 { $text }
tell-closed = 🔒 Sign-up has closed.
button-come-anyway = Come anyway
button-leave-this = Leave this one
button-only-me = Just me

## Names

consent-ask = Thank you for signing up! May your name be shown on the list of <b>{ $community }</b>?
    Only this community sees it. You can change or delete it any time (/privacy).
consent-yes = Yes, show my name
consent-no = No, don't show it

## What coordinators are told

alert-dropped = ⚠️ { $who } can't come after all. { $missing ->
    [0] Somebody from the waitlist has the seat already.
   *[other] { $missing } more wanted now.
  }
alert-published = ✅ The post is up in the group.
alert-ambiguous = ❓ I could not make sure that the post is in the group. Please look there: if it is missing, press “Post it again”; if it is there, there is nothing to do.
alert-expelled = ⚠️ Bangshou is no longer in the group, so reminders and notices have stopped. Please add it back.
button-card = Manage this activity

## recruit

menu-recruit = Recruit volunteers
recruit-gone = This draft is gone. Please send /recruit again.
recruit-field-title = Title
recruit-field-start = Time
recruit-field-end = End
recruit-field-place = Place
recruit-field-seats = Seats
recruit-field-risk = Risk
recruit-field-programme = Programme
recruit-field-team = Team
recruit-field-conditions = Conditions
recruit-field-note = Note
recruit-field-meeting = Meeting point
recruit-field-minimum = Minimum
recruit-field-gives = Permit given
recruit-field-learning = Learning time
recruit-field-host = Held by
recruit-field-deadline = Sign-up deadline
recruit-wrong-unreadable = ⚠️ <b>{ $field }</b>: I couldn't read that.
recruit-wrong-past = ⚠️ <b>{ $field }</b>: that has already passed.
recruit-wrong-too-far = ⚠️ <b>{ $field }</b>: that's too far away, please check the date.
recruit-wrong-weekday-mismatch = ⚠️ <b>{ $field }</b>: the date and the weekday don't match.
recruit-wrong-which-day = ⚠️ <b>{ $field }</b>: one day, please. Saturday or Sunday?
recruit-wrong-end-before-start = ⚠️ <b>{ $field }</b>: that's before the start.
recruit-wrong-zero = ⚠️ <b>{ $field }</b>: at least 1, please.
recruit-wrong-too-many = ⚠️ <b>{ $field }</b>: too many. An activity has at most 2,000 people and 8 roles; the minimum can't be more than the seats.
recruit-wrong-too-long = ⚠️ <b>{ $field }</b>: too long{ $limit ->
    [0] {""}
   *[other] , at most { $limit } characters
  }.
recruit-wrong-no-team = ⚠️ <b>{ $field }</b>: there is no team of that name. Choose one, or write a part of its name.
recruit-wrong-which-team = ⚠️ <b>{ $field }</b>: several fit. Which one?
recruit-wrong-validity = ⚠️ <b>{ $field }</b>: it can hold for a day up to ten years.
recruit-wrong-over-length = ⚠️ <b>{ $field }</b>: that's longer than the activity itself.
recruit-wrong-after-start = ⚠️ <b>{ $field }</b>: that's after the activity begins.
recruit-given = {" "}(You wrote “{ $given }”.)
recruit-ask-title = What is the activity?
recruit-ask-start = Which day, and when does it start?
recruit-ask-end = Until when?
recruit-ask-place = Where?
recruit-ask-seats = How many people do you need?
recruit-ask-risk = What are the risks? (Every post must say.)
recruit-ask-programme = Which kind of service is it?
recruit-ask-team = Which team?
recruit-ask-conditions = What must people bring or be able to do?
recruit-ask-note = What else should people know?
recruit-ask-meeting = Where do you meet?
recruit-ask-gives = What permit do those who attend get?
recruit-ask-learning = How long is the learning itself?
recruit-ask-host = Who holds the training?
recruit-ask-minimum = How many people does it take at least?
recruit-ask-deadline = Until when can people sign up?
recruit-example-title = A short title, e.g. Care home show. Or everything at once: Sat 9-11am Care home show at Jinqiu, 15 performers, 2 photographers, risk: none
recruit-example-start = Press one, or type it, e.g. Sat 9-11am
recruit-example-end = Press one, or type it, e.g. 11:30
recruit-example-place = E.g. Jinqiu care home, ground floor
recruit-example-seats = Press one, or type it, e.g. 15 performers, 2 photographers
recruit-example-risk = Press one, or type it, e.g. slippery paths, wear good shoes
recruit-example-programme = Just press one
recruit-example-team = Choose one, or write a part of its name, e.g. dance
recruit-example-conditions = E.g. can dance, can stand for two hours
recruit-example-note = E.g. please bring a cup and wear red
recruit-example-meeting = E.g. east gate
recruit-example-gives = Its name and how long it holds, e.g. First aid, 2 years. Without a time it holds for ever
recruit-example-learning = Press one, or type it, e.g. 90 minutes. Left out: from start to end
recruit-example-host = E.g. Red Cross. Left out: the team that organises it
recruit-example-minimum = Press one, or type it, e.g. 5
recruit-example-deadline = E.g. Fri 6pm
answer-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
  }
answer-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
  }
answer-risk-none = No particular risk
answer-risk-minor = Minor: mind your step
answer-risk-minor-text = minor: mind your step
recruit-keep = It is { $value }
recruit-leave-empty = Leave it out
recruit-where = For the group of <b>{ $name }</b>
recruit-team-group = 👥 It goes to the own group of <b>{ $team }</b>, too.
recruit-preview = 👀 <b>Preview. The group can't see it yet.</b>
recruit-overlap = 💡 At the same time the community has: { $titles }
recruit-insure-first = 🛡 Dangerous service needs insurance for the volunteers before it's published.
recruit-publish = ✅ Publish in the group
recruit-change = ✏️ Change…
recruit-cancel = ✖ Cancel
recruit-dangerous = ⚠️ Dangerous? About insurance
recruit-danger-ask = <b>Is this activity dangerous?</b>
    Dangerous service needs insurance for the volunteers first (Regulations on Voluntary Service, Art. 17).
recruit-danger-no = Not dangerous
recruit-danger-insured = Yes, insurance is bought
recruit-danger-uninsured = Yes, not insured yet
recruit-insured = 🛡 Insurance is bought
recruit-change-ask = ✏️ What shall we change?
recruit-change-title = Title
recruit-change-start = Time
recruit-change-place = Place
recruit-change-seats = Seats
recruit-change-risk = Risk
recruit-change-programme = Programme
recruit-change-team = Team
recruit-change-conditions = Conditions
recruit-change-note = Note
recruit-change-gives = 🎓 Permit
recruit-change-learning = 🎓 Learning
recruit-change-host = 🎓 Held by
recruit-change-minimum = Minimum
recruit-private-on = 📍 Tell the meeting point privately
recruit-private-off = 📍 Show the meeting point to all
recruit-counts-on = 🕘 Let it earn service hours
recruit-counts-off = 🕘 Let it earn no service hours
recruit-danger-on = 🛡 Say “insured”
recruit-danger-off = 🛡 Don't say “insured”
recruit-training-on = 🎓 Make it a training
recruit-training-off = 🎓 Make it an ordinary activity
recruit-dropped = All right, cancelled. Nothing appeared in the group.
recruit-published = ✅ <b>It's published in the group.</b> Here is its card.
recruit-preview-old = It was changed since. Please look at the newest preview.
recruit-menu = <b>What are you recruiting for?</b>
    Repeat an earlier activity, or begin a new one. Or write it in one line, e.g.
    Sat 9-11am Care home show at Jinqiu, 15 performers, 2 photographers, risk: none
recruit-blank = 🆕 A new activity
recruit-again = 🔁 { $title }
recruit-role = Volunteers
recruit-meeting-note = Meet at: { $place }
recruit-learner = Participants
recruit-team-note = Organised by: { $team }
recruit-host-note = Led by: { $host }
recruit-deadline-note = Sign up by { $when }

## Set-up

language-name = English
setup-welcome = Hello, I'm <b>Bangshou</b>. I post activities, take sign-ups and remind people in time, right here in the group.
    May a group admin press the button below? It takes a minute.
setup-begin = Set up Bangshou
setup-card = <b>Set up Bangshou</b>
setup-name = Name: <b>{ $name }</b>
setup-zone = Time: <b>{ $zone }</b> (now { $time })
setup-zone-missing = Time: not chosen yet
setup-language = Language: <b>{ $language }</b>
setup-consent = Whoever presses “Start” becomes the coordinator, and the community sees your name. You can change or delete it at any time.
setup-zone-first = Please choose the time zone first, so that reminders come on time.
setup-found = ✅ Start. I coordinate; show my name
setup-change-name = Name
setup-change-zone = Time zone
setup-change-language = Language
setup-ask-name = The name is <b>{ $name }</b>. To change it, <b>reply to this message</b> with a new one (up to 60 letters).
setup-ask-zone = Which place's time do you go by? Choose one, or <b>reply to this message</b> with a city.
setup-which-zone = Which one is it? Or <b>reply to this message</b> with another city.
setup-no-zone = I can't find that place. Choose one, or <b>reply to this message</b> with a large city nearby.
setup-ask-language = Which language shall I use in the group?
setup-ready = 🎉 <b>{ $community }</b> is ready!

    Next: a coordinator sends /recruit with one sentence, such as
    <code>/recruit Sat 9-11am Care home show at Jinqiu, 15 performers, 2 photographers, risk: none</code>
setup-back = I'm back. Activities and reminders go on.
setup-admins = A group admin has to set up Bangshou.
setup-code = A group admin has to do this. If you are an anonymous admin, send this as the group: /setup { $code }
setup-other = Another admin is setting it up. One moment, please.
setup-not-yours = The admin who began chooses here.
setup-over = That was too long ago. Please press once more.
setup-invite = Add me to your community's group; a group admin can set me up there.
setup-invite-button = Add to a group
paused = ⚠️ I'm no longer in the group of <b>{ $community }</b>, so reminders and notices rest. Add me again and I'll go on.

## Hello

start-stranger = Hello { $name }! I'm <b>Bangshou</b>. I help communities find volunteers, take sign-ups and remind people in time.
    Sign up once in your community's group, or send /register there, and I'll know you; or add me to your group.
start-add = Add to a group
start-volunteer = Hello { $name }! Here you see the activities of <b>{ $community }</b> and sign up.
    What I can do: /help
start-leader = Hello { $name }, team leader of <b>{ $community }</b>! Its activities and your team are here.
    What I can do: /help
start-leading = Hello { $name }! How <b>{ $community }</b> is doing is here to see at any time.
    What I can do: /help
start-coordinator = Hello { $name }! You coordinate <b>{ $community }</b>.
    Send /recruit to find people; if someone drops out late, I'll tell you here. What I can do: /help
button-my = My activities
button-whats-on = What's on
button-language = 🌐 Language

## Help

help-anyone = <b>You can</b>
help-leader = <b>Team leaders can</b>
help-leading = <b>Coordinators and the leading group can</b>
help-books = <b>Coordinators, the leading group and team leaders can</b>
help-coordinator = <b>Coordinators can</b>
help-foot = Signing up is easiest in the group: press a button under the post, or reply “in”, “+2”, “can't”.
help-foot-none = You aren't in a community yet: sign up once in your community's group, or add me to yours, where a group admin sends /setup.
beside-verify = check somebody's
beside-mydata = see all
beside-correct = correct
beside-forget = delete all
beside-start = begin anew
beside-setup = begin in a new group
menu-my = My activities
menu-week = This week's activities
menu-language = Language 语言
menu-help = What I can do

## Language

language-ask = Which language shall I speak with you?
language-chosen = Fine, I'll speak English with you.

## Your name

agree-yes = Thank you! The list shows your name: <b>{ $name }</b>.
    See or delete what I know: /privacy
agree-yes-toast = Thank you! The list shows your name
agree-no = Fine, your name isn't shown. You're signed up all the same.
agree-no-toast = Fine, your name isn't shown
agree-change = Change my name
agree-ask-name = The list shows <b>{ $name }</b>. What should we call you? Just send it to me.
agree-named = Fine, the list will show <b>{ $name }</b>.
agree-name-long = Please send a name of 1 to 30 letters.
agree-unknown = You haven't agreed that your name is shown. I'll ask when you next sign up.

## My activities

my-head = <b>My activities</b>
my-empty = You haven't signed up for anything yet. Shall we see what's on?
my-coming = 👌 You said you're coming
my-leave = Leave: { $title }
my-more = { $count } more are listed when they come nearer.
my-needs = 🤝 <b>Neighbours</b>
my-need-asked = • { $what } (waits for your answer)
my-need-yours = • { $what } (you are helping)
my-need-open = 🤝 { $what }
my-remind = Where shall I remind you before an activity?
my-remind-group = In the group
my-remind-private = Privately
my-remind-none = Not at all
my-chosen = ✓ { $label }
my-reminded-group = Fine, I'll remind you in the group
my-reminded-private = Fine, I'll remind you privately
my-reminded-none = Fine, no more reminders
whats-on-head = <b>Open for sign-up</b>
whats-on-none = Nothing is open for sign-up just now. New activities are posted in the group.
whats-on-join = { $title }  { $role } { $taken }/{ $seats }

## Small talk

talk-answer = Thank you! I can't chat yet, but this I can do:
    /my My activities
    /help What I can do

## card

menu-card = Manage activities
card-place-private = 📍 { $place } (told privately to those who are in)
card-minimum = 👥 At least { $minimum } people
card-training = 🎓 Training, gives “{ $permit }”
card-training-plain = 🎓 Training, gives no permit
card-trainings = 🎓 Training and permits…
card-team = 🏷 Change the team
card-no-hours = 🕘 Earns no service hours
card-why = Cancelled because: { $why }
card-lost = ❓ The network failed: nobody knows whether the post is up. Please look at the group.
card-role = <b>{ $role }</b> { $taken }/{ $seats }
card-waiting = Waiting, { $count }:
card-counts = Maybe { $maybe }, can't { $out }
card-marks = ✓ = said they come
card-repost = 📌 Post it again
card-there = 👌 It's there
card-refresh = 🔄 Refresh
card-list = 📋 Other activities
card-change = ✏️ Change
card-later = ⏰ 30 minutes later
card-add = ➕ Add a person
card-remove = ➖ Remove a person
card-message = 📣 Message all
card-remind = 🔔 Remind now
card-close = 🔒 Close sign-up
card-reopen = 🔓 Reopen sign-up
card-cancel = ❌ Cancel activity
card-choose = <b>Which activity?</b>
card-none = Nothing is planned. Send /recruit to begin.
card-lapsed = Not changed: something else came in between. Please change it once more.
card-stale = It has just changed, so nothing was done. Please look at the newest card.
card-changed = Changed
card-reposted = It's being posted again
card-is-there = Good. It comes up to date as soon as somebody presses a button there.
card-change-ask = ✏️ <b>What shall we change?</b> Everybody stays signed up.
card-confirm = <b>{ $field }</b>
    Before: { $before }
    After: <b>{ $after }</b>
card-confirm-moves = { $count ->
    [one] { $count } person is told and asked again.
   *[other] { $count } people are told and asked again.
  }
card-confirm-tells = { $count ->
    [one] { $count } person is told.
   *[other] { $count } people are told.
  }
card-apply = ✅ Change it
card-empty = (nothing)
card-seats-role = <b>Seats of which role?</b>
card-seats-ask = <b>{ $role }</b> has { $taken }/{ $seats }. How many seats shall it have?
    Press one, or send me a number.
card-seats-wrong = ⚠️ <b>Seats</b>: a number from 0 to 2,000, please. E.g. 15
card-seats-cut = With { $seats } seats for <b>{ $role }</b>, these { $count } move to the waitlist:
card-seats-cut-yes = Move them, { $seats } seats
card-message-ask = 📣 <b>What shall I tell the { $count } who are in?</b>
    Write it to me. E.g. It gets cold tomorrow, please dress warmly.
card-message-long = ⚠️ Too long: at most { $limit } characters, please.
card-message-preview = 📣 <b>To the { $count } who are in:</b>
card-message-send = 📣 Send it
card-message-sent = On its way to { $count }
card-nobody = Nobody is in yet
card-remind-ask = 🔔 <b>Remind the { $count } who are in now?</b>
card-remind-yes = 🔔 Remind them
card-reminded = Reminding { $count }
card-add-ask = ➕ <b>Whom shall I add?</b>
    Send me the name, or a part of it. A neighbour without Telegram is fine too.
card-add-found = ➕ <b>{ $name }</b>: which one?
card-add-new = 🆕 Neighbour { $name }
card-add-role = ➕ <b>{ $name }</b>: for which role?
card-add-long = ⚠️ That name is too long: at most 40 characters, please. E.g. Aunt Li
card-remove-ask = ➖ <b>Whom shall I remove?</b>
card-remove-none = Nobody has signed up yet
card-remove-confirm = ➖ Take <b>{ $name }</b> off the list? They are told, and the seat goes to the next one.
card-remove-yes = ➖ Remove { $name }
card-removed = { $name } was removed
card-more = More ›
card-cancel-ask = ❌ <b>Why is it cancelled?</b>
    Press one, or write it. Everybody who signed up is told.
card-cancel-weather = Bad weather
card-cancel-few = Too few people
card-cancel-place = The place isn't available
card-cancel-confirm = ❌ <b>Cancel this activity?</b> { $count } people are told: { $why }
card-cancel-yes = ❌ Yes, cancel it
card-cancel-no = ‹ Don't cancel

## notice

notice-title = 📅 <b>This week</b>  { $from } to { $to }
notice-theme = 🌟 Theme of the month: { $theme }
notice-empty = Nothing is planned for this week yet. Have an idea? Tell a coordinator and let's do it together.
notice-shut = sign-up has closed
notice-full = full; the post has a waitlist
notice-role = { $role } { $left }
notice-sought = still wanted: { $roles }
notice-short-full = { " " }(full)
notice-short-shut = { " " }(closed)
notice-left = {" "}({ $left } wanted)
notice-needs = { $count ->
    [one] 🤝 One request for help is still open
   *[other] 🤝 { $count } requests for help are still open
  }
notice-how = Press a button to sign up; press a title for more.
notice-button = { $n }. { $role } ({ $left } wanted)
notice-refresh = 🔄 Seats right now
notice-refreshing = On its way
notice-which = There are several activities here. Please press the button of the one you mean, or reply to its post.
gaps-title = 📋 <b>{ $community }</b>: for coordinators
gaps-week = nothing is planned this week
gaps-no-theme = { $month } has no theme yet: send /theme
gaps-bare-theme = the theme “{ $theme }” has no activity this month
gaps-programmes = no activity this month in: { $names }
gaps-short = { $title } ({ $when }): { $missing } more wanted
gaps-card = Manage: { $title }
job-WEEKLY = weekly notice
job-MONTHLY = monthly summary
job-THEME = theme proposal
job-THEMELAST = theme reminder
job-DAILY = daily nudge
job-ANNUAL = annual report
warn-skipped = ⚠️ { $community }: the { $job } missed its time and was left out. If you want it all the same: /schedule, “Send now”.
warn-unsure-here = ❓ { $community }: the network failed and nobody knows whether the { $job } reached you. If you haven't got it: /schedule, “Preview to me”.
warn-unsure = ❓ { $community }: the network failed and nobody knows whether the { $job } went out. Please look at the group; if it isn't there: /schedule, “Send now”.

## theme

menu-theme = Theme of the month
theme-propose = 🌟 { $month } is coming and has no theme yet. Take one of these, or write your own:
theme-missing = 🌟 { $month } begins tomorrow and has no theme yet. Choose one now:
theme-last-year = Last year it was “{ $theme }”.
theme-head = 🌟 <b>Themes</b>
theme-line = { $month }: { $theme }
theme-line-none = { $month }: none yet
theme-how = Set one like this: /theme December A warm winter
theme-write = ✏️ Write my own
theme-ask = What is { $month } to be about? A few words, e.g. A warm winter
theme-set = 🌟 Done: the theme of { $month } is “<b>{ $theme }</b>”. The weekly notice will show it.
theme-tag = Which of the month's activities belong to it? Tap to mark them; their posts will show it.
theme-no-activity = Nothing more is planned that month. Send /recruit to start something.
theme-long = A theme is a few words, at most { $limit } characters, e.g. /theme December A warm winter
theme-ideas-1 = A fresh start|Warm homes in winter|Neighbours greet the new year
theme-ideas-2 = Neighbours together|Lanterns and laughter|A safe holiday
theme-ideas-3 = Small acts, every day|A greener home|Women's health
theme-ideas-4 = In loving memory|A street that reads|Spring clean-up
theme-ideas-5 = Honour to work|Caring for our elders|Science next door
theme-ideas-6 = For our children|Neighbours at one table|Safety first
theme-ideas-7 = Keeping cool|Summer company|Stories we remember
theme-ideas-8 = A safe summer|Free health checks|Thanks to those who serve
theme-ideas-9 = Back to school|Good neighbours|Under one moon
theme-ideas-10 = Respect for age|Proud of our street|Autumn walks
theme-ideas-11 = Looking out for each other|Fire safety|Thank you, neighbours
theme-ideas-12 = A warm winter|Volunteers' month|Year-end clean-up

## need

menu-need = Ask for a volunteer's help
need-none = This request can't be found; it may have been deleted.
need-gone = This draft is gone. Please send /need again.
need-not-yours = Only who asked decides this.
need-neighbour = the neighbour who asked
need-when = 🗓 { $when }
need-any-time = 🗓 Any time
need-where = 📍 { $where }
need-urgent = ‼️ Urgent
need-by = 👤 Asked by:{" "}
need-behalf-of = 👤 Asked for somebody else by:{" "}
need-from-survey = 📊 From the residents' survey
need-details = 🔒 { $details }
need-question = ❓ A coordinator asks: { $question }
need-answer = 💬 Answer: { $answer }
need-answer-private = (contact details were told to you apart)
need-asked = ⏳ Asked: { $names }
need-declined = 🙅 Can't come: { $names }
need-offered = 🙋 Offered to help: { $names }
need-helper = 🤝 Helper: { $name }
need-partner = 🏥 Handed to: { $partner }
need-reported = ⏱ The helper says it's done; it took { $time }
need-claimed = ⏱ { $name } confirmed { $time }; another coordinator has to confirm it too
need-minutes = ⏱ Entered: { $time }
need-reason = Why: { $reason }
need-rating = { $stars } { $word }
need-state = Progress: { $state }
need-state-new = new
need-state-accepted = accepted
need-state-refused = not taken up
need-state-matched = asking volunteers
need-state-serving = somebody is helping
need-state-done = done
need-state-rated = done and rated
need-state-reassigned = looking for somebody else
need-state-handed = with a partner
need-why-scope = It isn't something that volunteers do
need-why-professional = It takes a professional
need-why-nobody = No volunteer who fits is free just now
need-why-double = There is the same request already
need-why-withdrawn = It isn't needed any more
need-why-helper = The helper can't come after all
need-why-coordinator = A coordinator is sending somebody else
need-why-write = ✏️ Write a reason
need-desk-new = 🆘 <b>A new request for help</b>
need-desk-again = ⏰ <b>Nobody has touched this request for a day</b>
need-desk-due = ⌛ <b>Its time has passed. Is it done? Please ask who went to help</b>
need-desk-past = ⌛ <b>Its time has passed and nobody helped. Please ask whether it is still wanted, or decline it</b>
need-desk-back = ↩️ <b>Nobody can come so far. Please look again</b>
need-desk-answered = 💬 <b>Who asked has answered</b>
need-desk-offered = 🙋 <b>Somebody offers to help</b>
need-desk-taken = 🤝 <b>Somebody took it on</b>
need-desk-reported = ✅ <b>The helper says it's done. Please confirm the time</b>
need-desk-second = 👀 <b>Another coordinator, please confirm the time</b>
need-desk-withdrawn = ✖ <b>It isn't needed any more</b>
need-desk-rated = 💬 <b>What who asked says of it</b>
need-button-match = 🔍 Find a volunteer
need-button-accept = ✅ Accept
need-button-question = ❓ Ask back
need-button-plan = 📣 Make it an activity
need-button-hand = 🏥 Hand to a partner
need-button-refuse = ❌ Refuse
need-button-pick = 🙋 Send { $name }
need-button-done = ✅ Done
need-button-confirm = ✅ Confirm { $time }
need-button-no-minutes = Done, without hours
need-button-close = ✅ Done
need-button-again = 🔁 Find somebody else
need-noted = Noted
need-list = 🆘 <b>Requests that aren't done yet: { $count }</b>
need-list-none = All requests are done; there is no new one.
need-told-accepted = ✅ Your request is accepted. We're looking for somebody.
need-told-refused = We couldn't take up your request this time. { $reason }
need-told-question = ❓ A coordinator would like to know: <b>{ $question }</b>
    Just write the answer to me.
need-told-found = 🤝 A volunteer is coming to help you:
need-told-planned = 📣 The community makes an activity of your request, so that many can help.
need-told-handed = 🏥 We asked <b>{ $partner }</b> to help you.
need-told-looking = 🔁 The volunteer can't come after all. We're looking for somebody else.
need-told-done = 😊 Your request is done. How was it? 1 to 5 stars:
need-told-ask = 🤝 <b>A neighbour needs help. Could you go?</b>
need-told-gone = 🙏 Somebody is going already. Thank you; next time we'd love to ask you again!
need-told-yours = 💚 <b>Thank you, it's in your hands.</b>
need-told-off = You needn't go any more: a coordinator arranged it otherwise. Thank you!
need-told-thanks = { $counted ->
    [yes] 💚 Thank you for helping! { $minutes } are in the books.
   *[no] 💚 Thank you for helping!
  }
need-discreet = This is for you alone: please don't pass it on. It's deleted 30 days after the end.
need-mine-withdraw = ✖ Not needed any more
need-mine-answer = ✏️ Answer
need-mine-private = 🔒 Add name, telephone, door
need-help-yes = ✅ I'll help
need-help-no = Not this time
need-help-done = ✅ It's done
need-help-off = 😔 I can't come after all
need-refused-number = { $kind ->
    [id-number] 🙏 Please don't give ID numbers. I haven't kept it; it's safest to delete that message.
    [bank-card] 🙏 Please don't give card numbers. I haven't kept it; it's safest to delete that message.
   *[location] 🙏 No need for an exact location. I haven't kept it; roughly where is enough.
  }
need-ask-what = What do you need help with?
need-ask-when = When would suit you?
need-ask-where = Roughly where?
need-ask-programme = What kind of help is it?
need-example-what = One sentence, e.g. My light is broken, could somebody change it?
need-example-when = Press one, or type it, e.g. Saturday morning
need-example-where = Roughly is enough, no door number. E.g. near building 3
need-example-programme = Just press one
need-usual-when-any = Any day
need-usual-when-weekend = This weekend
need-usual-when-tomorrow = Tomorrow
need-usual-where-home = My home
need-usual-where-community = In the community
need-usual-where-any = No place
need-draft-drop = ✖ Don't send
need-draft-send = ✅ { $programme }: send it
need-draft-what = ✏️ Text
need-draft-when = 🗓 Time
need-draft-where = 📍 Place
need-draft-programme = 🏷 Kind
need-draft-behalf = 👥 It's for somebody else
need-draft-self = 👤 It's for myself
need-draft-details = 🔒 Kept apart, for the coordinators and the helper alone: { $details }
need-preview = 🤝 <b>Shall I pass this to the coordinators?</b>
need-preview-behalf = 🤝 <b>For somebody else: shall I pass this to the coordinators?</b>
need-suggest = Would you like somebody to help?
    <b>{ $what }</b>
need-suggest-yes = ✅ Yes, ask the community
need-suggest-no = No
need-unreadable = I couldn't read that. Please say it another way.
need-sent = ✅ <b>The coordinators have it.</b> Somebody looks at it within a day, and I'll tell you at once.
need-private-ask = 🔒 If you like, tell me apart <b>your name, telephone and door</b>: just write them to me.
    Only the coordinators and the one helper see them, and they're deleted 30 days after the end. No ID numbers, please.
need-private-known = 🔒 Your contact details are kept apart: only the coordinators and the one helper see them, and they're deleted 30 days after the end.
need-private-skip = No, thanks
need-private-kept = 🔒 Noted. Only the coordinators and the one helper see it, and it's deleted 30 days after the end.
need-dropped = All right, nothing was sent. I'm here when you need something.
need-write-why = ✏️ Why not? Write it to me, and I'll tell who asked.
need-write-ask = ✏️ What would you like to know? Write it to me.
need-write-answer = ✏️ Please write your answer to me.
need-write-private = 🔒 Please write name, telephone and door to me.
need-question-passed = I've passed it on and will tell you the answer.
need-answer-passed = Thank you, the coordinators have it.
need-rated = { $stars } Thank you! Would you like to add a word? Just write it to me.
need-word-kept = Thank you, noted.
need-withdraw-ask = <b>Isn't this needed any more?</b>
need-withdraw-yes = ✖ Right, not any more
need-withdrawn = All right, your request is withdrawn. I'm here when you need something.
need-own = 🆘 <b>Your requests</b> (press one to see how it stands, add or withdraw)
need-own-line = • { $what } ({ $state })
need-all = 📋 All requests that aren't done
need-ask-own = ✏️ I need help myself
need-refuse-ask = <b>Why not?</b> Who asked is told.
need-plan = 📣 <b>An activity</b>: the recruitment is filled in as far as I know. Once it's published, this request is taken care of.
need-plan-open = 📣 Open the recruitment
need-hand-ask = 🏥 <b>To which partner?</b>
need-hand-none = There are no partners yet. /partner adds one.
need-how-long = ⏱ <b>How long did the help take?</b> (Without the way and meals.)
need-entered = Done; the time is in the books
need-needs-second = This time has to be confirmed by another coordinator too. I've asked.
need-minutes-over-day-limit = That day would be over 12 hours for this volunteer; no more can be entered.
need-minutes-bad-minutes = That isn't a length of time. Please choose again.
need-minutes-before-start = It hasn't begun yet. Please enter the time once it's done.
need-minutes-no-reason = Please give a reason first.
need-shut-wrong-state = This request has changed meanwhile. Please look at the newest message.
need-shut-no-reason = Please give a reason, so that who asked can be told.
need-shut-nobody-asked = Please choose somebody first.
need-shut-not-asked = You weren't asked about this one. To help, send /offer.
need-shut-taken = Somebody has taken it on already. Thank you!
need-shut-bad-rating = 1 to 5 stars, please.
need-shut-own-need = This is your own request.
need-shut-nothing-asked = There is no question to answer just now.
need-shut-same-person = Nobody confirms their own time. Please ask another coordinator.

## match

match-head = 🔍 <b>Volunteers who fit</b> (tick, then ask)
match-nobody = 🔍 Nobody who fits can be reached just now. You could make it an activity, or hand it to a partner.
match-foot = Tick some, then press “Ask”. Whoever says yes first goes; the others are thanked.
match-ask = 📨 Ask those ticked
match-tick-first = Please tick somebody first
match-asked = { $count ->
    [one] Asking { $count } person
   *[other] Asking { $count } people
  }
match-skill = can do: { $skills }
match-skill-missing = doesn't list: { $skills }
match-free-offer = offered that time
match-free-weekly = is usually free then
match-training = trained in: { $trainings }
match-training-missing = not trained in: { $trainings }
match-team = in { $team }
match-programme = knows { $programme }
match-language = speaks the same language
match-last-served = { $days ->
    [0] served today
    [one] served yesterday
   *[other] served { $days } days ago
  }
match-never-served = hasn't served yet
help-taken = 💚 <b>Thank you, it's in your hands!</b> I'm sending you the contact details apart.
help-late = 🙏 Thank you! Somebody is going already; next time we'd love to ask you again.
help-declined = All right, not this time. Thank you for telling me!
help-offered = Thank you! The coordinators know, and I'll tell you what they decide.
help-how-long = ⏱ <b>Well done! How long did it take?</b> (Without the way.)
help-reported = 💚 Thank you! Once a coordinator confirms it, it's in your books.
help-given-back = All right, the coordinators will find somebody else. Thank you for saying so early!

## offer

menu-offer = I have time: what can I do?
offer-ask = 🙋 When do you have time? Just write it to me, e.g. Saturday morning, tomorrow 2-4pm, every Wednesday evening
offer-empty = Please name a time, e.g. /offer Saturday morning
hush-button = Never mind
hush-done = All right, never mind.
offer-unreadable = I couldn't read the time. E.g. /offer Saturday morning, or /offer every Wednesday evening
offer-past = That time has passed. Please name another.
offer-kept = 🙋 <b>Noted:</b> { $when }
    When something fits I'll ask you; whether you go is up to you.
offer-consent = To ask you for help we need to know what to call you. Only <b>{ $community }</b> sees your name; you can change or delete it at any time (/privacy).
offer-needs = 🆘 <b>Neighbours who wait for help</b>
offer-activities = 📣 <b>Activities that still want people then</b>
offer-nothing = There is nothing to do at that time just now. I'll come to you when there is.
offer-weekly = 📅 Every { $when }: that is in your profile, too (/register to change it).
offer-drop = ✖ I have no time after all
offer-dropped = Fine, these times don't count any more. When you have time, tell me: /offer Saturday morning
offer-help = 🙋 I can help: { $what }

## survey

menu-survey = Ask what people want next month
survey-question = What should the community do more of in { $month }? (Choose as many as you like; no names are kept.)
survey-preview = 👀 <b>Preview. The group can't see it yet.</b>
survey-own = Your own options? Send: /survey calligraphy class, free clinic, dancing
survey-options = 2 to 12 options, please, with commas between them, 60 letters each at most. E.g. /survey calligraphy class, free clinic, dancing
survey-send = 📊 Ask the group
survey-sent = The group is being asked
survey-head = 📊 <b>What people want in { $month }</b> ({ $voters } voted)
survey-lost = ❓ The network failed: nobody knows whether the poll is up. Please look at the group; if it isn't there, begin again.
survey-resend = 📌 It isn't there: begin again
survey-closed = 🔒 The vote is closed
survey-once = 💡 The group has been asked about { $month } already: once a month. This is how it stands.
survey-dropped = Fine, I send nothing. The group has seen nothing.
survey-close = 🔒 Close the vote
survey-plan = 🗓 Planned already: { $line }
survey-plan-none = 🗓 Nothing is planned for that month yet.
survey-to-need = ➕ Make it a request: { $option }
survey-need = Residents want more of this in { $month }: { $option } ({ $votes } votes)

## Hours and check-in (checkin, rollcall, minutes, star, transcript, verify)

menu-checkin = Check in
menu-minutes = My hours
menu-transcript = My hours on paper (PDF)
menu-rollcall = Roll call and hours
menu-star = Confer stars
duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration-both = { $hours } h { $minutes } min
provenance-checked-in = checked in
provenance-attested = confirmed that day
provenance-back-filled = entered later
button-check-in = 📍 Check in
button-check-out = 👋 Check out
checkin-in = Checked in at { $time }. Please check out when you leave
checkin-in-walk-in = Checked in at { $time }. You hadn't signed up; the coordinator will see you on the roll call
checkin-out = Checked out at { $time }. Thank you!
checkin-too-early = Check-in isn't open yet. It opens on { $from }
checkin-too-late = Check-in is over (until { $until }). Please ask the coordinator
checkin-too-many = You've checked in three times today for this activity. Please ask the coordinator
checkin-not-in = You haven't checked in yet. Please press Check in first
checkin-at = <b>{ $title }</b>
    { $text }
checkin-bad-code = This code is wrong or out of date. Please look at the six digits that the coordinator shows
checkin-none = There's nothing to check in to right now. Check-in opens half an hour before an activity.
checkin-choose = Which activity are you at? You can also send me the six digits that the coordinator shows
checkin-here = 📍 Check in: { $title }
checkin-leave = 👋 Check out: { $title }
checkin-opens = 🕘 { $title }: check-in opens at { $time }
checkin-show-code = Show the code
checkin-code-comes = The code comes to you privately
door-caption = <b>{ $title }</b>
    Check-in code: <b>{ $code }</b>
    Valid from { $from } until { $until }. Scan it, or send { $code } to Bangshou in a private chat
door-picture = Scan to check in, or send { $code }
roll-head = 📋 <b>Roll call: { $title }</b>
    🗓 { $when }
roll-counts = Here: { $here } · Not here: { $absent }{ $unmarked ->
    [0] {""}
   *[other] {" "}· Not marked yet: { $unmarked }
  } · { $time } in all
roll-due = 📌 Confirmed on { $day }, your word is enough; later a second coordinator has to agree. Last day: { $date } (10 working days)
roll-due-unofficial = 📌 Confirmed on { $day }, your word is enough; later a second coordinator has to agree. Last day: { $date } (10 working days; I don't know that year's public holidays yet and left out weekends alone, so it may be later)
roll-no-hours = 🕘 This activity earns no hours; who came is kept all the same.
roll-how = Tap a name: here / not here. ✎ changes the time. Nothing is entered before you confirm.
roll-assumed-end = (no check-out: the end stands for it)
roll-edit = ✎
roll-all = ✅ Unmarked: here
roll-none-of-them = ❌ Unmarked: not here
roll-walk-in = ➕ Add a person
roll-confirm = Look once more, then confirm ›
roll-person = <b>{ $name }</b>
    Time: { $time }
    Check-in: { $seen }
roll-not-seen = none
roll-other = ✏️ Other
roll-ask-minutes = How long did { $name } serve? Send minutes, e.g. 90, or 1 h 30
roll-bad-minutes = I couldn't read that. Send minutes, e.g. 90, or 1 h 30
roll-ask-name = Who came? Send the name, e.g. Wang Fang
roll-which = Which one is it?
roll-somebody-else = ➕ None of them: { $name } (no Telegram)
roll-sum-head = 🧾 <b>Please check: { $title }</b>
    🗓 { $when }
roll-entries = ✅ Entered at once: { $count ->
    [one] one person
   *[other] { $count } people
  }, { $time }
roll-entered = 📗 Entered: { $count ->
    [one] one person
   *[other] { $count } people
  }, { $time }
roll-waiting = 👥 Needs a second coordinator: { $count ->
    [one] one person
   *[other] { $count } people
  }, { $time }
roll-absent = Didn't come: { $count } (only they and coordinators see it)
roll-unmarked = ❓ Not marked yet: { $count } ({ $names }). Confirmed like this, no hours are entered for them, and nothing says that they didn't come; you can add them later.
roll-nobody-ask = Nobody signed up or checked in. Did anybody come?
roll-nobody-close = ✅ Nobody came, close it
roll-nobody-came = 🚶 Somebody came, add them
roll-nobody-done = Closed
roll-nobody-closed = 👌 <b>{ $title }</b> is closed, with no hours to enter. If you remember later that somebody came, you can still add them.
roll-nobody = Nobody was here, so no hours are entered.
roll-fix-first = These can't be entered; please change them first:
roll-enter = ✅ Enter them
roll-done = Entered
roll-asked = Confirmed; a second coordinator is asked
roll-twice = ⚠️ { $name } has { $time } at “{ $title }” in the books already, and that was partly at the same time. Nobody is in two places at once: please go back and shorten one of them (✎).
roll-done-head = ✅ The hours of <b>{ $title }</b> are entered
roll-asked-head = 👥 The roll call of <b>{ $title }</b> is confirmed. The hours are entered as soon as a second coordinator agrees
roll-already = This roll call is over. Here is how it stands now
roll-not-over = The activity isn't over yet. Confirm once it is
roll-none = There was no activity in the last 30 days.
roll-choose = Roll call for which activity?
record-bad-minutes = { $name }: that time can't be right{ $limit }
record-before-start = { $name }: it hasn't started yet{ $limit }
record-no-reason = { $name }: a correction needs a reason{ $limit }
record-over-day-limit = { $name }: that would be over { $limit } in one day, which can't be entered. Please shorten it
books-head = 📗 <b>Entered: { $title }</b>
    🗓 { $when }
books-counts = { $count ->
    [one] one person
   *[other] { $count } people
  }, { $time } in all
books-waiting = 👥 Waiting for a second coordinator: { $count }
books-how = Tap a name to correct it. A correction is a new entry; the old one stays.
books-add = ➕ Add someone
books-ask-minutes = { $name } has { $time } now. What is right? Send minutes, e.g. 90
books-ask-reason = Why the change? One sentence, please; it is kept with it.
books-entered = ✅ Corrected: { $name } { $time }
books-asked = 👥 Another coordinator was asked to confirm: { $name } { $time }
books-raced = Another coordinator changed { $name } just now; theirs stands. { $time } was not entered.
second-ask = 👥 { $by } asks you to confirm these hours
    <b>{ $title }</b>, { $date }
    Why: { $reason }
second-late = entered later than on the day itself
second-long = more than 8 hours in one day
second-yes = ✅ True, confirm
second-no = ❌ Can't confirm
second-own = You entered these yourself; another coordinator has to confirm them
second-yours = Your own hours are among these; another coordinator has to confirm them
second-noted = Noted
second-already = Somebody has answered already
second-agreed = ✅ <b>{ $title }</b>: confirmed by two coordinators, hours of { $count ->
    [one] one person
   *[other] { $count } people
  }.
second-declined = ❌ <b>{ $title }</b>: not confirmed and not entered, hours of { $count ->
    [one] one person
   *[other] { $count } people
  }.
second-told-agreed = ✅ Another coordinator confirmed: <b>{ $title }</b>, { $date }
second-told-declined = ❌ Another coordinator didn't confirm: <b>{ $title }</b>, { $date }. These hours aren't entered; change them and try again (/rollcall)
second-told-nobody = 👥 These hours of <b>{ $title }</b> ({ $date }) need a second coordinator, and there is none yet. Appoint one with /role, and ask them to open /rollcall
books-second = 👥 Confirm late hours of { $count }
beside-rules = how they count
rules-head = 🧮 <b>How hours count</b> · { $community }
rules-what = Time given counts; the way there, meals and rests don't. Rehearsals, meetings and lectures earn no hours, trainings are kept apart.
rules-rounding-chongqing = Counted in half hours: of a started hour up to 15 minutes count as none, up to 45 as half an hour, more as a whole one.
rules-rounding-minutes = Counted to the minute.
rules-share = Whoever was there for less than { $percent } % of the activity gets no hours for it.
rules-door = Check-in is open from { $before } before the start to { $after } after the end, { $pairs } times a day for each activity. Whoever forgets to check out is proposed until the end, never longer.
rules-day = More than { $second } in one day need a second coordinator; more than { $most } can't be entered.
rules-late = Confirmed on the day, hours are entered at once; later a second coordinator has to agree. All within { $days } working days.
rules-choose = How shall hours count here from now on?
rules-sure = 🧮 Shall hours count like this from now on: <b>{ $rule }</b>?
rules-stay = What is in the books already stays as it was counted.
rules-yes = ✅ Yes, count like this
rules-chosen = From now on hours count like this
policy-chongqing = Half hours
policy-chongqing-60 = Half hours, from 60 % of the activity
policy-plain-minutes = To the minute
audit-policy-chongqing = let hours count in half hours
audit-policy-chongqing-60 = let hours count in half hours, from 60 %
audit-policy-plain-minutes = let hours count to the minute
minutes-head = 🕘 <b>My hours</b> · { $community }
minutes-service = Service: { $time }
minutes-year = This year: { $time }
minutes-training = Training (kept apart): { $time }
minutes-part = { $how } { $time }
minutes-parts = { $time } ({ $parts })
minutes-stars = Stars: { $stars }
minutes-eligible = 🌟 You have the hours for star { $star }; the coordinators confer it
minutes-next = { $time } to go to star { $star }
minutes-latest = <b>Entered lately</b>
minutes-entry = • { $day } { $title }: { $time } ({ $how })
minutes-no-shows = Signed up and didn't come: { $count } (last 12 months; only you and coordinators see it)
star-list = 🌟 { $count ->
    [one] One has the hours.
   *[other] These { $count } have the hours.
    } You decide who gets the star:
star-nobody = Nobody has come to a new star right now.
star-confer = { $name }: confer { $stars }
star-confer-selected = { $name }: selected, confer { $stars }
star-given = Conferred
star-already = It was conferred already
star-not-yet = The hours aren't enough for that star. Please open /star again
star-look = See the list
star-eligible = 🌟 { $name } has the hours for star { $star } ({ $stars }). Coordinators confer it. ({ $community })
star-conferred = 🎉 Congratulations, { $name }! { $community } has made you a volunteer of { $star ->
    [one] one star
   *[other] { $star } stars
    } { $stars }. Thank you for all you give.
    May your name be published in the group?
star-publish-yes = Yes, publish it
star-publish-no = No, keep it private
star-wish-yes = Thank you, a coordinator will publish it
star-wish-no = All right, it stays private
star-wished-yes = ⭐ Star { $star } ({ $stars }): you agreed that your name is published. A coordinator will do it. Thank you!
star-wished-no = ⭐ Star { $star } ({ $stars }): it stays private.
star-was-published = ✅ It's in the group: { $name }, star { $star } ({ $stars }).
star-wish-late = It was published already, or there is no such star
star-agreed = { $name } agrees that star { $star } ({ $stars }) is published. Post it in the group of { $community }?
star-publish = 📣 Publish in the group
star-published = 🎉 Congratulations to { $name }, volunteer of { $star ->
    [one] one star
   *[other] { $star } stars
    } { $stars } in { $community }!
star-out = It's in the group
star-no-yes = They haven't agreed to that
paper-which = For which time? You can also send /transcript 2026-01 2026-06
paper-year = { $year }
paper-all = All of it
paper-comes = 📄 Your transcript comes in a moment.
paper-lacks = A transcript can't be made yet. It lacks: { $fields }
paper-caption = 📄 Your volunteer hours. Verification code <b>{ $code }</b>: anybody can check it with /verify and the code.
paper-title = Transcript of volunteer hours
paper-name = name
paper-number = volunteer number
paper-period = period
paper-unit = recording unit
paper-issued = issued
paper-service = Service
paper-training = Training (not counted as service)
paper-none-service = No service in this period.
paper-none-training = No training in this period.
paper-date = date
paper-content = content
paper-place = place
paper-time = hours
paper-how = known by
paper-total = in all
paper-hours = { $hours } h
paper-serial = serial
paper-code = verification code
paper-check = Scan it, or send the code to Bangshou (/verify), to check this paper.
paper-note = Drawn from the community's records, for the person's own use and for checking. For an official document, ask the residents' committee.
paper-page = page { $page } of { $pages }
verify-how = Send /verify and the twelve characters, e.g. /verify 7K2M-Q9DX-04AB
verify-unknown = ❌ There is no such code. Please check it again, letter by letter.
verify-gone = The person of this transcript has left; it can't be checked any more.
verify-found = ✅ Bangshou made this transcript. Please compare it with the paper:
    Name: { $name }
    Recording unit: { $unit }
    Period: { $period }
    Service: { $service }
    Training: { $training }
    Serial: { $serial }
    Issued: { $issued }
    Code: { $code }

## Privacy and one's own data

menu-privacy = My data: see, correct, delete
menu-community = Which community I am in, and another
privacy = <b>How your data is used</b>
    · Your name is kept only after you said yes. Lists show names, never phones or addresses.
    · Never kept: ID numbers, positions, illness, hardship, who a child is.
    · Private details of a request go to the coordinator and the one helper, and are deleted 30 days after it ends.
    · Pictures and words that you give to an activity's archive are for the whole community; they go when you delete your data.
    · Data is kept on the server that runs Bangshou. You can see it, and delete all of it, any time; only totals of hours stay, without your name.
    · Chat messages are kept by Telegram. When you delete your data, your name goes from the posts of the last three months; other messages can't be taken back.
privacy-mydata = See all that is kept of me
privacy-forget = Delete my data
mydata-title = What Bangshou keeps of you
mydata-records = Hours in the books
mydata-given = Given
mydata-counted = Counted
mydata-activities = Signed up for
mydata-times = Check-in
mydata-absent = didn't come
mydata-needs = Asked for
mydata-archive = Given to the archive
mydata-permits = Trainings and permits
mydata-until = Valid until
mydata-stars = Stars
mydata-star = Star
mydata-consent = ✅ Agreed to be kept on { $day } (notice { $version })
mydata-all = Everything, row by row, as it is stored
mydata-caption = Everything that Bangshou keeps of you. Open it in a browser.
mydata-sent = Sent to you in private.
forget-ask = Really delete everything about you?
    · Your name, your profile and your settings are deleted. <b>This can't be undone.</b>
    · Your places in activities to come go to the next ones; your open requests for help are withdrawn.
    · The hours you gave stay in the totals alone, under a code that doesn't lead to you.
forget-yes = Delete everything for good
forget-no = Keep it
forget-kept = All right, nothing was deleted.
forget-nothing = Bangshou keeps nothing of you.
forget-begun = 🧹 Your data is being deleted; it seldom takes two minutes. I will tell you here when it is done.
forget-doing = 🧹 Your data is being deleted. One moment: I will tell you when it is done.
forgotten = ✅ <b>Everything about you is deleted.</b>
    What stays are totals of hours, under a code that doesn't lead to you.
    Thank you for all you did! To come back, just sign up once in your community's group.
forget-last = ⚠️ You are the only coordinator of <b>{ $community }</b>. Once you are gone nobody gets its requests and reminders; an admin of the group can take over, and I will tell them so there. To choose who follows you, send /role first.
orphaned = 🧭 <b>{ $community }</b> has no coordinator now: nobody gets its requests and reminders. One of the group's admins, please take over.
nobody-coordinates = The community has no coordinator now. Please ask an admin of the group to do this.
orphaned-take = I am an admin, I take over
orphaned-taken = ✅ Somebody has taken over. Thank you!
orphaned-yours = You are the coordinator of { $community } now. What you can do: send me /help privately
post-requires = { " " }(requires: { $permit })
untrained = This role requires: { $permit }. No training is planned yet; please ask a coordinator
untrained-next = This role requires: { $permit }. Next training: { $title }, { $when }. Send /training to sign up.
team-gone = This team can't be found; it may have been dissolved.
role-gone = This person can't be found; they may have left.

## register

menu-register = My volunteer profile
register-begin = 👋 <b>Become a volunteer of { $community }</b>
    First: how old are you?
register-ages = How old are you?
age-under = Under 14
age-14-17 = 14–17
age-18-59 = 18–59
age-60 = 60 or over
register-under = Children under 14 don't register by themselves, and I keep nothing. Let a parent or guardian sign up and bring you along: they reply “with a child” to the post. Only the number is kept, no name.
register-under-known = Children under 14 don't register by themselves; a guardian brings them along. You are registered already: please delete it below. If you pressed the wrong button, go back.
register-consent = <b>Please read this first</b>
    I keep: what you are called, your age band, and what you choose to add: skills, times, languages, teams, volunteer number.
    What for: to plan and record volunteer service in { $community }. Only its coordinators and team leaders see it; your name appears on activity lists.
    Where: on the server that runs Bangshou; messages pass through Telegram's servers (abroad).
    ID numbers, phones, addresses and health are never kept. You can see, correct, withdraw and delete everything at any time (/privacy).
register-agree = ✅ I agree
register-disagree = I don't agree
register-nothing-kept = All right, nothing was kept. Send /register if you change your mind.
register-card = 🪪 <b>Your profile</b>
register-card-foot = Press a button to change something, any time.
register-empty = (not yet)
register-name = Name: { $value }
register-age = Age: { $value }
register-skills = Skills: { $value }
register-times = Free times: { $value }
register-languages = Languages: { $value }
register-teams = Teams: { $value }
register-team-asked = { $team } (waiting for its leader)
register-number = Volunteer number: { $value }
register-may-ask = When something fits: you may ask me privately
register-may-not-ask = When something fits: please don't ask me privately
register-guardian-waits = ⏳ At 14–17 a guardian must agree. Please let them contact a coordinator, who records it here.
register-set-name = ✏️ Name
register-set-age = Age
register-set-skills = 🛠 Skills
register-set-times = 🕘 Free times
register-set-languages = 🗣 Languages
register-set-teams = 👥 Teams
register-set-number = # Volunteer number
register-ask-on = 🔔 You may ask me privately
register-ask-off = 🔕 Don't ask me privately
register-ask-name = What shall we call you? Just write it to me.
register-ask-skills = What can you do? Separate by commas, e.g. repairs, piano, reading aloud
register-ask-times = When are you free each week? E.g. every Saturday morning, every Wednesday evening
register-ask-number = What is your number in the national volunteer system? (Not your ID number.)
register-bad-name = Please write a name of at most 30 characters.
register-bad-skills = I couldn't read that. E.g. repairs, piano
register-bad-times = I couldn't read the times. E.g. every Saturday morning
register-bad-number-id = That looks like an ID or phone number. I may not keep it; please delete that message, too.
register-bad-number-unreadable = The number has 4 to 24 letters and digits. Please check it.
register-skills-ask = 🛠 <b>What can you do?</b> Choose a group, or write it.
    Now: { $value }
register-group = 🛠 <b>{ $group }</b>: tap what you can do.
register-type-skills = ✏️ Write it
register-times-ask = 🕘 <b>When are you free each week?</b>
    Now: { $value }
register-type-times = ✏️ Write it
register-clear-times = Clear
register-languages-ask = 🗣 <b>What do you speak?</b>
register-teams-ask = 👥 <b>Which team would you like to join?</b> Its leader will let you in.
register-no-teams = There are no teams yet.
window = { $day } { $from }–{ $to }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
part-am = morning
part-pm = afternoon
part-night = evening
spoken-zh = Mandarin
spoken-dialect = Local dialect
spoken-en = English
spoken-sign = Sign language
skill-group-repair = 🔧 Repairs
skill-group-health = 🩺 Health
skill-group-learning = 📚 Learning
skill-group-culture = 🎭 Culture
skill-group-daily = 🏠 Daily life
skill-group-order = 🦺 Order

## role

menu-role = Who may do what
role-holders = 🔑 <b>Who holds a right</b>
    To find others: /role name
role-found = Choose one:{ $more ->
    [0] {""}
   *[other] {" "}({ $more } more; please write more of the name)
  }
role-none = Nobody of that name. Only people who agreed to be named can be found.
role-is = Is: { $roles }
role-teams = Teams: { $teams }
role-name-coordinator = coordinator
role-name-leading = member of the leading group
role-name-leader = leader of { $team }
role-name-volunteer = volunteer
role-coordinator-on = Make coordinator
role-coordinator-off = No longer coordinator
role-leading-on = Add to the leading group
role-leading-off = Take off the leading group
role-leads = 👥 Leader of which team
role-leads-ask = Which team does { $name } lead?
role-guardian = ✅ A guardian agreed
role-guardian-waits = ⏳ 14–17; no guardian's consent recorded yet.
role-guardian-done = The guardian's consent is recorded
role-guardian-noted = ✅ Recorded: { $who }'s guardian agrees.
role-done = Done
role-last = This is the last coordinator. Make somebody else coordinator first.
role-no-telegram = This person has no Telegram, so they can't.
role-stale = Somebody changed it a moment ago. Please press again.
role-audit = 🗒 Latest changes
role-audit-line = { $when } { $by }: { $what } { $team }
audit-coordinator-on = made coordinator
audit-coordinator-off = no longer coordinator
audit-leading-on = into the leading group
audit-leading-off = out of the leading group
audit-leader-on = made leader of
audit-leader-off = no longer leader of
audit-team-in = into
audit-team-out = out of

## What people are told about rights, teams and permits

person-granted = 🔑 You are now { $text } of { $community }. Send /help to see what you can do.
person-revoked = You are no longer { $text } of { $community }. Thank you for what you did.
person-leader-on = 👥 You now lead { $team }. Send /team for its ledger and its people.
person-leader-off = You no longer lead { $team }. Thank you for what you did.
person-team-request = 🙋 { $who } would like to join { $team }.
person-team-in = 🎉 You are in { $team } now!
person-team-out = You are no longer in { $team }.
person-guardian = ⏳ { $who } (14–17) registered as a volunteer and needs a guardian's consent. Once you have it, press:
person-guardian-given = ✅ Your guardian's consent is recorded. Welcome!
person-guardian-first = ⏳ You aren't signed up for <b>{ $text }</b> yet: at 14–17 a guardian agrees first.
    Please let your guardian talk to a coordinator. I'll tell you once it is recorded; then sign up again.
person-permit = 🎓 You completed the training and hold: { $text }
person-permit-until = 🎓 You completed the training and hold: { $text }, until { $when }
person-expiring = ⌛ Your { $text } ends soon. Send /training for the next course.
person-expiring-until = ⌛ Your { $text } ends soon: on { $when }.
person-next = One more training and it goes on: { $title }, { $when }
person-no-next = The next training isn't planned yet; once it is, /training shows it.

## team

menu-team = Teams and their ledgers
team-list = 👥 <b>{ $count } teams</b>
team-list-find = To find one: /team dance
team-none = There is no such team. A coordinator can send: /team new NAME
team-none-yet = There are no teams yet. A coordinator can send: /team new name, e.g. /team new Dance team
team-all = ‹ All teams
team-bad-name = A team's name has at most 30 characters.
team-kind-line = Kind: { $kind }
team-members = Members: { $members }
team-members-of = Members: { $members } of { $capacity }
team-leaders = Led by: { $leaders }
team-no-leader = Nobody leads it yet (a coordinator sends /role NAME to choose).
team-has-chat = 💬 Has a group of its own
team-join = 🙋 Ask to join
team-unask = Take the request back
team-leave = Leave the team
team-leave-ask = <b>Leave { $team }?</b> Coming back takes the leader's yes; what you did stays in the books.
team-asked = { $team } was asked; please wait for the answer
team-register-first = Please send /register first, then ask to join.
team-ledger = 📒 Ledger
team-people = 👥 Members
team-requests = 🙋 Requests ({ $count })
team-set-kind = Kind
team-kind-ask = What does { $team } do?
team-set-programme = 🏷 Programme
team-set-capacity = Size
team-set-chat = 💬 Link the team's group
team-people-ask = 👥 Members of <b>{ $team }</b>. To take somebody out, press the name.
team-people-none = { $team } has no members yet.
team-requests-ask = 🙋 <b>Who would like to join { $team }</b>
team-requests-none = Nobody waits for { $team }.
team-accept = ✅ Let in
team-accept-one = ✅ { $name }
team-decline = Decline
team-take-out = ✖ Take { $name } out
team-take-out-ask = <b>Take { $name } out of { $team }?</b> They are told; what they did stays in the books.
team-let-in = { $name } is in
team-taken-out = { $name } is out
team-full = The team is full. You can raise its size first.
team-stale = Somebody changed it a moment ago. Please press again.
team-capacity-ask = How many members may { $team } have at most? Please write a number, or: no limit. Those who are in it stay.
team-bad-capacity = Please write a number from 1 to 2,000, e.g. 30, or: no limit.
team-programme-ask = Which programme does { $team } serve?
team-code = Add Bangshou to the group of { $team }, then send there:
    <code>/team link { $code }</code>
    It holds for a day.
team-link-where = Please send this in the team's own group.
team-link-bad = That code is wrong or out of date. Please ask the leader for a new one.
team-link-taken = This group already belongs to a community or to another team.
team-linked = 💬 This is now the group of { $team }.
ledger-head = 📒 <b>Ledger of { $team }</b>
    { $members } members
ledger-month = <b>This month</b>
ledger-year = <b>This year</b>
ledger-activities = Activities { $activities } (of them trainings { $trainings }), people { $people }
ledger-hours = Service { $hours } h: checked in { $checkedIn }, confirmed that day { $attested }, entered later { $backFilled }
ledger-training = Training { $hours } h
ledger-away = 🌱 Not seen for three months: { $names }
ledger-nobody-away = 🌱 Nobody has been away for three months.

## training

menu-training = Trainings and permits
training-mine = 🎓 <b>My permits</b>
training-none = None yet.
training-permit = · { $permit }
training-permit-until = · { $permit }, until { $when }
training-permit-over = · { $permit }, ended { $when }
training-coming = 🗓 <b>Coming trainings</b>
training-no-coming = None is planned.
training-line = · { $title }, { $when }
training-line-gives = · { $title }, { $when } (gives: { $gives })
training-manage = ⚙️ Set trainings and what roles ask for
training-pick = Which activity?
training-no-pick = No activity is coming up.
training-is = 🎓 A training by { $host }, { $time } of learning (kept apart; no service hours)
training-is-not = This is no training.
training-no-permit = It gives no permit
training-gives = It gives: { $permit }
training-valid = Valid for: { $time }
training-make = 🎓 It is a training
training-set-gives = 🎓 What it gives
training-set-host = ✏️ Held by
training-set-minutes = ⏱ Learning time
training-ask-host = Who holds it? Please write it, e.g. South District Health Centre
training-ask-minutes = How long do people learn? E.g. 90, or 1 h 30
training-bad-host = Please write a name of at most 60 characters, e.g. South District Health Centre
training-how = To hold a training, send: /recruit Saturday 9:00-11:00 Fire safety training place:Community room seats:20 risk:none
training-plain = ✖ Not a training
training-years = { $years ->
    [one] 1 year
   *[other] { $years } years
  }
training-for-ever = For ever
training-role = { $role } asks for…
training-role-ask = Which permit does <b>{ $role }</b> ask for?
training-role-asks = { $role }: asks for { $permit }
training-role-free = { $role }: open to everyone{ $permit }
training-free = None
training-type = ✏️ Write it
training-ask-permit = What is the permit called? Just write it, e.g. First aid
training-bad-permit = Please write a name of at most { $limit } characters, e.g. First aid

## partner

menu-partner = Partners: who can offer what
partner-list = 🤝 <b>{ $count } partners</b>
partner-none = 🤝 There are no partners yet.
partner-found = 🤝 They offer <b>{ $text }</b>:
partner-named = 🤝 What fits <b>{ $text }</b>:
partner-nobody = 🤝 Nobody is known to offer <b>{ $text }</b>.
partner-line = · <b>{ $name }</b>: { $offers }
partner-new = ➕ New
partner-kind = Kind: { $kind }
partner-offers = Offers: { $offers }
partner-note = 💬 { $note }
partner-contact = Contact: { $contact }
partner-asked = 🗒 When they were asked
partner-asked-line = · { $when } { $about }
partner-note-asked = 🗒 Note that they were asked
partner-link = 📎 Their activities
partner-set-note = ✏️ What they offer
partner-set-contact = ✏️ Contact
partner-set-kind = Kind
partner-kind-ask = What kind of partner is { $name }?
partner-remove = 🗑 Remove
partner-remove-yes = 🗑 Yes, remove { $name }
partner-remove-ask = <b>Remove { $name }?</b> The contact and what they were asked for go with it, for good.
partner-gone = This partner can't be found.
partner-link-ask = Which activities does <b>{ $name }</b> take part in?
partner-link-none = There is no activity near to link { $name } with.
partner-ask-name = What is the partner called? Just write it to me.
partner-ask-note = What does { $name } offer? E.g. free clinic, rooms, lecturers
partner-ask-contact = How is { $name } reached? Only coordinators see it.
partner-ask-about = What was { $name } asked for?
partner-bad-name = A name has at most 40 characters.
partner-too-long = Too long, or empty. Please write less.
partner-kind-hospital = health care
partner-kind-school = school
partner-kind-company = company
partner-kind-social-organisation = social organisation
partner-kind-care-home = care home
partner-kind-authority = public authority

## import

menu-import = Bring in a list of members
import-how = 📄 <b>Bring in a list</b>
    Send me a CSV or Excel (xlsx) file in private. The first line names the columns: name (needed), team, skills, number, age, times.
    Columns such as phones, ID numbers and addresses are not kept.
    If one line is wrong, none is taken, and I tell you the reason for each.
import-kind = Please send a CSV or xlsx file.
import-big = The file is too big (at most 5 MB).
import-empty = There is no list in the file, or it can't be read.
import-no-name-column = There is no column “name”. The first line names the columns.
import-too-long = At most 5,000 lines at a time.
import-refused = ❌ { $count } lines can't be taken, so none was taken:
import-line = Line { $line }: { $problem } ({ $given })
import-line-empty = Line { $line }: { $problem }
import-more = and { $count } more lines
import-full = ❌ { $team } has room for { $free }, the list has { $wanted }: none was taken. You can raise its size in /team.
import-none = 📄 All { $known } of the list are members already; there is nothing to bring in.
import-problem-no-name = no name
import-problem-bad-name = the name is too long
import-problem-under-14 = under 14; a guardian brings them along
import-problem-bad-age = the age can't be read
import-problem-bad-number = the number can't be read
import-problem-id-number = an ID or phone number, which may not be kept
import-problem-no-team = there is no such team; create it first
import-problem-bad-times = the times can't be read
import-problem-twice = twice; people of one name need a number
import-found = 📄 { $count } new members; { $known } are known already.
import-ignored = Columns that are not kept: { $columns }
import-agreed = People must agree before they are kept. Please confirm: everybody on the list agreed that this community keeps this.
import-yes = ✅ All agreed, take them over
import-no = Don't
import-done = ✅ { $count } people were taken over.
import-changed = The file reads differently now. Please send it again.
import-dropped = All right, nothing was taken over.

## correct

privacy-correct = Correct something
correct = ✏️ <b>What is wrong?</b>
    What you told me you can change by the button below.
    If an activity or hours are wrong, tell a coordinator: a correction is a new entry with its reason.
correct-profile = ✏️ Change my profile

## Skills

skill-electrician = Electrician
skill-plumber = Plumbing
skill-appliance = Appliances
skill-locks = Locks
skill-carpentry = Carpentry
skill-bicycle = Bicycles
skill-sewing = Sewing
skill-firstaid = First aid
skill-nursing = Nursing
skill-doctor = Doctor
skill-escort = Hospital escort
skill-counselling = Counselling
skill-phone = Smartphone help
skill-computer = Computers
skill-tutoring = Tutoring
skill-reading = Reading aloud
skill-translation = Translation
skill-law = Law
skill-dance = Dance
skill-choir = Singing
skill-music = Instruments
skill-recital = Recital, hosting
skill-calligraphy = Calligraphy
skill-crafts = Crafts
skill-photography = Photography
skill-writing = Writing
skill-sports = Sports
skill-haircut = Haircuts
skill-cooking = Cooking
skill-cleaning = Cleaning
skill-shopping = Shopping
skill-moving = Carrying
skill-driving = Driving
skill-company = Company
skill-childcare = Childcare
skill-gardening = Gardening
skill-pets = Pets
skill-fire = Fire safety
skill-rescue = Rescue
skill-patrol = Patrol
skill-traffic = Traffic
skill-office = Paperwork

## Kinds of teams

team-kind-party = party members
team-kind-youth = youth
team-kind-elderly = the elderly
team-kind-disability = disability aid
team-kind-women = women
team-kind-fire = fire
team-kind-patrol = patrol
team-kind-medical = medical
team-kind-law = law
team-kind-education = education
team-kind-environment = environment
team-kind-repair = repairs
team-kind-dance = dance
team-kind-singing = singing
team-kind-recital = recital
team-kind-opera = opera
team-kind-music = music
team-kind-photography = photography
team-kind-model = modelling
team-kind-aerobics = aerobics
team-kind-softball = rouliqiu
team-kind-taichi = tai chi
team-kind-ballgames = ball games
team-kind-calligraphy = calligraphy
team-kind-crafts = crafts
team-kind-reading = reading

## What partners offer

offer-of-clinic = free clinic
offer-of-lecturers = lecturers
offer-of-rooms = rooms
offer-of-goods = goods
offer-of-money = money
offer-of-volunteers = helping hands
offer-of-transport = transport
offer-of-haircuts = haircuts
offer-of-repairs = repairs
offer-of-law = law
offer-of-counselling = counselling
offer-of-performances = performances
offer-of-equipment = equipment

## summary

summary-title = { $name }, { $month }
summary-head = 📊 <b>{ $title }</b>
summary-theme = 🌟 Theme of the month: { $theme }
summary-fact = { $label }: <b>{ $value }</b>
summary-fact-note = { $label }: <b>{ $value }</b> ({ $note })
summary-activities = Activities
summary-comings = Times someone came
summary-hours = Hours of service
summary-people = Volunteers
summary-attendance = Signed up and came
summary-absent = did not come: { $count }
summary-trainings = Trainings
summary-training-hours = { $hours } h of learning
summary-needs = Requests answered
summary-residents = Residents helped
summary-partners = Partners
summary-before = month before: { $value }
summary-year-ago = a year ago: { $value }
summary-known = { $how } { $hours } h
summary-details = 📋 <b>{ $name } · { $month }, team by team</b>
summary-no-teams = No team had activities or hours this month.
summary-team = <b>{ $team }</b>: { $activities ->
    [0] { "" }
    [one] { $activities } activity,{ " " }
   *[other] { $activities } activities,{ " " }
  }{ $hours } h ({ $known })
summary-team-unrecorded = <b>{ $team }</b>: { $activities ->
    [one] { $activities } activity
   *[other] { $activities } activities
  }, no hours yet
summary-stars = 🌟 <b>Eligible for a star</b> (only you see this; /star to decide)
summary-star = { $name }: { $star }★
summary-resting = Teams without an activity this month: { $names }
summary-with = 🤝 Partners: { $names }
picture-programmes = Activities, week by week
picture-no-activities = No activities this month: see you in the next one.
picture-days = { $from }–{ $to }
picture-trend = Hours over twelve months
picture-no-hours = No hours on record this month yet.
picture-teams = Hours by team
picture-team-hours = { $hours } hours of service
picture-hours = { $hours } h
picture-other-teams = { $count } other teams: { $hours } h
picture-no-team = outside of teams
picture-theme = Theme of the month: { $theme }
picture-footer = From check-ins and roll calls, up to { $date }. A summary, not a proof.
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

## schedule

menu-schedule = When things are sent by themselves
schedule-title = ⏰ <b>{ $community }</b>: what is sent by itself
schedule-line = ✅ <b>{ $name }</b>: { $when }
schedule-line-next = next: { $days }
schedule-line-off = ⏸ <b>{ $name }</b>: off ({ $when })
schedule-weekly = every { $days }
schedule-daily = every day
schedule-monthly = monthly on day { $days }
schedule-month-end = last day of the month
schedule-nth = { $n ->
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[5] fifth
  } { $day } of the month
schedule-last = last { $day } of the month
schedule-yearly = every year on { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } { $day }
schedule-quiet = 🌙 Quiet hours: <b>{ $hours }</b>, no reminders
schedule-quiet-none = none
schedule-language = 🗣 Language of the group: <b>{ $language }</b>
schedule-quiet-button = 🌙 Quiet hours
schedule-language-button = 🗣 Language
schedule-zone-button = 🌐 Time zone
schedule-job = ⏰ <b>{ $name }</b> · { $community }
schedule-what-WEEKLY = Once a week the group gets the week's activities, and coordinators hear in private what is missing.
schedule-what-MONTHLY = Once a month last month's summary with its picture goes to the group, the teams and the coordinators.
schedule-what-THEME = Once a month coordinators are asked for next month's theme, while it has none.
schedule-what-THEMELAST = A last reminder to coordinators, while next month has no theme.
schedule-what-DAILY = Once a day coordinators are reminded, only if there is something to do.
schedule-what-ANNUAL = Once a year last year's report goes to the coordinators.
schedule-when = When: <b>{ $when }</b>
schedule-when-off = Off. Once on: <b>{ $when }</b>
schedule-next = The next three times:
schedule-next-line = • { $when }
schedule-now = right away
schedule-some-months = ⚠️ Some months have no such day, and get none. For the month's end write <i>last day of the month</i>.
schedule-loud = 🌙 That is within quiet hours: people's phones will ring.
schedule-time-button = ⏱ Change the time
schedule-on = ▶️ Turn on
schedule-off = ⏸ Turn off
schedule-preview = 👀 Preview to me
schedule-send = 📤 Send now
schedule-pick = When should the <b>{ $name }</b> come? Press, or just write to me.
schedule-picked = New time: <b>{ $when }</b>
schedule-set = ✅ Do it
schedule-example-WEEKLY = For example: <i>Mondays 8:30</i>, or <code>30 8 * * 1</code>
schedule-example-MONTHLY = For example: <i>on the 1st of every month at 9:00</i>, or <code>0 9 1 * *</code>
schedule-example-THEME = For example: <i>on the 24th of every month at 10:00</i>, or <code>0 10 24 * *</code>
schedule-example-THEMELAST = For example: <i>last day of the month 10:00</i>, or <code>0 10 L * *</code>
schedule-example-DAILY = For example: <i>every day 17:00</i>, or <code>0 17 * * *</code>
schedule-example-ANNUAL = For example: <i>every 10 January 10:00</i>, or <code>0 10 10 1 *</code>
schedule-send-ask = Send the <b>{ $name }</b> now? It counts as this period's one and is not sent again at its time.
schedule-send-again = This period's <b>{ $name }</b> does not come by itself any more. Send it once now?
schedule-send-rest = This year's <b>{ $name }</b> does not come by itself any more. Send it now to those who haven't had it? Nobody gets it twice in a year.
schedule-send-loud = 🌙 These are quiet hours: people's phones will ring.
schedule-send-yes = 📤 Yes, send it now
schedule-sending = On its way, within a minute
schedule-looking = On its way, to you alone
schedule-busy = Somebody changed this just now, or it is being sent. Please see how it stands, and try again in a minute.
schedule-changed = Changed
schedule-is-on = Turned on
schedule-is-off = Turned off
schedule-quiet-ask = 🌙 When should it be quiet? Now it is <b>{ $hours }</b>. Press, or just write, for example: <i>21:30-7:30</i>
schedule-language-ask = 🗣 Which language for the group's notices? (Everyone chooses their own for private chats with /language.)
schedule-zone-ask = 🌐 Which place's time do you go by? Press one, or just write a city.
schedule-zone-which = Which one is it? Or write another city.
schedule-zone-none = I can't find that time zone. Press one, or write a large city nearby, for example: <i>Shanghai</i>, <i>Berlin</i>
schedule-zone-new = 🌐 By <b>{ $zone }</b> (now { $time } there), things come like this:
schedule-zone-note = Activities that are already posted stay at the same moment, shown in the new zone. What was sent for this period is not sent again.
schedule-wrong-empty = ⚠️ There is no time in it. Please write which day and what time.
schedule-wrong-six-fields = ⚠️ A cron line has five fields (minute, hour, day, month, weekday), without seconds. Did you mean <code>{ $better }</code>?
schedule-wrong-impossible-date = ⚠️ There is no such date, like 31 February. Please write a date that exists; for the month's end write <i>last day of the month</i>.
schedule-wrong-no-time = ⚠️ What time of day?
schedule-wrong-unreadable = ⚠️ I can't read that time. Please write which day and what time, or a cron line of five fields.
schedule-wrong-too-often = ⚠️ Too often: at most once { $span }.
schedule-wrong-quiet = ⚠️ I can't read that. Please write from when to when, for example: <i>21:30-7:30</i>
schedule-span-WEEKLY = a week
schedule-span-MONTHLY = a month
schedule-span-THEME = a month
schedule-span-THEMELAST = a month
schedule-span-DAILY = a day
schedule-span-ANNUAL = a year
schedule-span-HINT = a year
theme-known = { $month } has its theme: <b>{ $theme }</b>. Nothing more will be asked.

## The archive

menu-archive = The archive: find past activities
button-kept = 🗂 Archive
filter-period = 📅 Time
filter-programme = 🏷 Programme
filter-team = 👥 Team
filter-partner = 🤝 Partner
filter-search = 🔎 Search
filter-all-years = All years
filter-year = { $year }
filter-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  }
filter-text = “{ $text }”
filter-this-month = This month
filter-last-month = Last month
filter-whole-year = All of { $year }
filter-any-period = All years
filter-any-programme = All programmes
filter-any-team = All teams
filter-any-partner = All partners
filter-ask-period = Which time?
filter-ask-programme = Which programme?
filter-ask-team = Which team?
filter-ask-partner = Which partner?
archive-head = 🗂 <b>Archive</b> · { $what }
    { $count ->
        [one] 1 activity
       *[other] { $count } activities
    }
archive-none = Nothing found. Try another time, or fewer words.
archive-stars = ⭐ { $average }
archive-export = 📤 Export
archive-ask-search = What are you looking for? One word will do, e.g. care home, or clinic 2026-10.
archive-when = 🗓 { $when }
archive-partners = 🤝 Partners: { $partners }
archive-planner = ✍️ Planned by { $name }
archive-came = 👥 { $count ->
    [one] 1 volunteer came
   *[other] { $count } volunteers came
  }
archive-came-names = 👥 { $count ->
    [one] 1 volunteer came
   *[other] { $count } volunteers came
  }: { $names }
archive-minutes = ⏱ Service: { $time }
archive-training = 🎓 Training: { $time }
archive-served = 🏠 Residents served: { $count }
archive-average = ⭐ { $average } (rated by { $count })
archive-few-ratings = ⭐ { $count } rated; the average is shown from 3 on
archive-word = 💬 { $text }
archive-learned = 💡 What was learned: { $text }
archive-how = Reply to the post in the group with photos or a few words, and they are kept here.
archive-photos = 📷 Photos ({ $count })
archive-photos-come = The photos come to you privately
archive-set-served = 🏠 Residents served
archive-set-learned = 💡 What was learned
archive-add = ➕ Add photos and words
archive-other-number = Write a number
archive-ask-served = How many residents did “{ $title }” serve? Press a number, or write one.
archive-ask-learned = What was learned from “{ $title }”? What went well, what to change? A sentence or two will do.
archive-ask-add = Send the photos of “{ $title }” here, one by one; a sentence ends it.
archive-served-noted = Noted: { $count } residents served
archive-bad-number = Please write a number, e.g. 30.
archive-no-words = Please write a sentence, e.g. come half an hour earlier to carry chairs.
archive-only-photos = Only photos can be kept here. Please send it as a photo, not as a file.
archive-full = This activity has { $limit } photos already; there is no room for more.
archive-not-over = The activity isn't over yet.
archive-was-not-there = Only those who were there can rate it.
archive-rated = Thank you! { $stars } noted; only you know


## Export

menu-export = Export ledgers, records, activities, needs
audit-export-ledger = exported the team ledger
audit-export-records = exported the service records
audit-export-trainings = exported the training records
audit-export-activities = exported the activities
audit-export-needs = exported the needs
export-ledger = Team ledger
export-records = Service records
export-trainings = Training records
export-activities = Activities
export-needs = Needs
export-as-xlsx = { $what } · Excel
export-as-csv = CSV
export-ask = 📤 <b>Export</b> · { $filter }
    Exactly this part of the books. Which table? The file comes to you privately.
export-look = 🗂 Look in the archive first
export-comes = The file comes to you privately
export-caption = 📤 <b>{ $what }</b> · { $filter }
export-rows = Rows: { $count }
export-rows-minutes = Rows: { $count }, { $time } in all
export-empty = “{ $what }” has nothing in this range: { $filter }. Try another one.
export-too-many = “{ $what }” has more than { $limit } rows in this range: { $filter }. Please export year by year.
export-note = Notes
export-note-head = { $community } · { $what } · { $filter }
export-note-at = Exported: { $at }
export-note-unheld = We do not collect these; the columns are empty: { $columns }.
export-note-needs = Closed needs by the day they were closed, open ones by the day they were asked. No names, doors or telephone numbers.
export-note-minutes = Times are in minutes, the last confirmed entry of each; service and training apart.
export-left = a former volunteer
export-no-team = (no team)
export-no-name = name not given
export-leader = Leader
export-kind-service = Service
export-kind-training = Training
export-kind-rehearsal = Rehearsal
export-kind-meeting = Meeting
column-name = Name
column-sex = Sex
column-birth-date = Date of birth
column-id-number = ID number
column-residence = Area of residence
column-contact = Contact
column-skills = Skills
column-service-kind = Kind of service
column-activity = Activity
column-date = Date
column-place = Place
column-content = Content
column-hours = Hours
column-unit = Organising unit
column-in-charge = Person in charge
column-training = Training
column-learning-hours = Learning hours
column-host = Host
column-official-number = Volunteer number
column-minutes = Minutes counted
column-served = Minutes given
column-known = How it is known
column-team = Team
column-entered-by = Entered by
column-second = Second coordinator
column-reason = Reason of correction
column-duty = Duty
column-since = Member since
column-times = Times served
column-checked-in = Minutes checked in
column-attested = Minutes confirmed that day
column-back-filled = Minutes entered later
column-service-minutes = Service minutes
column-training-minutes = Training minutes
column-last = Last time
column-begin = Begin
column-end = End
column-kind = Kind
column-partners = Partners
column-came = Came
column-residents = Residents served
column-rating = Rating
column-photos = Photos
column-words = Words
column-learned = Learned
column-number = Number
column-asked = Asked on
column-what = Need
column-where = Where, roughly
column-state = State
column-helper = Helper
column-closed = Closed on
## Nobody is left out: asking those who fit

seek-head = 🙋 <b>{ $title }</b> ({ $when }): { $missing } more wanted
seek-who = { $count } volunteers fit and agreed to be asked. Press the button and each of them is asked in private:
seek-nobody = Nobody else who fits has agreed to be asked. Remind the group once more, or choose another time.
seek-ask = Ask these { $count } in private
seek-asked = Asking { $count } in private. Whoever says yes is on the list at once.
seek-nobody-new = Everyone who fits was asked already.
seek-shut = Nobody can sign up for this activity now.
seek-full = All seats are taken; there is nobody to ask for.
button-seek = 🙋 Ask volunteers who fit
tell-wanted = 🙋 This activity lacks people, and we thought of you. Can you come? If not, that is fine: just press “can't”.

## Too few people: go, move or cancel

alert-undecided = 👥 { $came } people have signed up, fewer than the { $minimum } it takes. Go ahead, move it, or cancel?
decide-go = ✅ Go ahead
decide-move = 🕘 Move it
decide-cancel = ❌ Cancel it
decide-gone = It goes ahead; the minimum no longer counts
card-minimum-when = 👥 At least { $minimum } people; if there are fewer, you are asked on { $when }
card-decision-usual = the day before
recruit-field-decision = Decision
recruit-ask-decision = When is it decided whether it takes place?
recruit-example-decision = E.g. Fri 6pm. Left empty: the day before
recruit-change-decision = Decision time

## The end of a coordinator's day

todo-title = 🔔 <b>{ $community }</b>: waiting for you today
todo-nothing = ✅ { $community }: nothing is waiting for you today.
todo-short = 🙋 <b>Activities within two days that lack people ({ $count })</b>
todo-records = 📝 <b>Roll calls to confirm ({ $count })</b>
todo-due = { $days ->
    [0] { $title }: today is the last day
    [one] { $title }: one working day left
   *[other] { $title }: { $days } working days left
  }
todo-late = { $days ->
    [one] { $title }: late by one working day
   *[other] { $title }: late by { $days } working days
  }
todo-unofficial = <i>(I don't know the public holidays of those days yet: only weekends are left out, so it may be later.)</i>
todo-needs = 🤝 <b>Requests that nobody touched for a day ({ $count })</b>
todo-what = { $what }
todo-permits = 🎓 <b>Permits that end soon ({ $count })</b>
todo-permit = { $who }: { $permit }, until { $date }
todo-more = and { $count } more
todo-seek = 🙋 Ask who fits: { $what }
todo-roll = 📝 Roll call: { $what }
todo-need = 🤝 Look: { $what }
## series

menu-series = Activities that repeat
recruit-repeat = 🔁 Repeat…
recruit-preview-series = 👀 <b>Every time from then on will be like this</b> (only you can see it now; what is posted already is changed on its own card)
recruit-publish-series = ✅ Change all that follow
repeat-weeks = { $weeks ->
    [1] every { $days }
    [2] every second { $days }
   *[other] every { $weeks } weeks on { $days }
  }
repeat-some-months = { " " }(months without one are skipped)
repeat-until = {", "}until { $day } { $year }
repeat-times = {", "}{ $count } times in all
repeat-rule = 🔁 <b>{ $rule }</b>
repeat-next = next: { $days }
repeat-ahead = each is posted { $count } days before at { $time }, with a list of its own
repeat-at-button = at { $time }
repeat-holidays = not on public holidays
repeat-holidays-unknown = ⚠️ I don't know the public holidays from { $year } on yet, so it would be posted on those as well. Please press “Skip” in /series for such a day.
repeat-ask = 🔁 <b>How often?</b>
repeat-example = Or just write to me, for example: <i>every Saturday until 30 June</i>, <i>every second Saturday</i>, <i>first Saturday of every month</i>, <i>last day of every month</i>
repeat-wrong = ⚠️ I can't read how often that is.
repeat-endless = no end
repeat-months = for { $count } months
repeat-ahead-button = { $count } days before
repeat-holidays-1 = Skip public holidays
repeat-holidays-0 = Holidays as well
repeat-done = ✅ Done
repeat-never = Just this once
card-series = 🔁 The series
card-repeat = 🔁 Repeat…
series-list = 🔁 <b>{ $community }</b>: activities that repeat
series-none = 🔁 Nothing repeats in { $community } yet. Write “every Saturday” in a recruitment, or press “Repeat…” under its preview.
series-line = <b>{ $title }</b>: { $rule }
    next: { $days }
series-title = <b>{ $title }</b>
series-next = Next:
series-date = • { $day } (posted on { $on })
series-date-up = • { $day } ✅ posted
series-over = Nothing more is to come.
series-stopped = ⏹ Stopped: nothing more is posted.
series-how = To change one only: post that one now, then change it on its card.
series-card = { $day } › manage
series-skip = Skip { $day }
series-early = Post { $day } now
series-unskip = ↩︎ Restore { $day }
series-change = ✏️ Change all that follow
series-stop = ⏹ Stop
series-all = ‹ All that repeat
series-stop-ask = Stop <b>{ $title }</b>? What is posted stays; nothing more follows.
series-stop-yes = ⏹ Yes, stop it
series-skipped = That one is skipped
series-unskipped = Restored
series-put = Posted in the group
series-stopped-now = Stopped
series-published = Done; it goes on by itself.
series-stale = Somebody changed this series just now. Please see how it stands before you change it.
series-gone = That series can't be found, or has stopped. /series shows all.
series-all-up = Everything that follows is posted already.

## The year's report

annual-title = { $name }: a year of volunteering
annual-year = { $year }
annual-before = year before: { $value }
annual-share = { $share } of { $residents } residents
summary-registered = Registered
annual-months = Hours of service by month
annual-programmes = Activities by programme and month
annual-ledger = Every team's year
annual-team = Team
annual-themes = A theme a month
annual-month = Month
annual-theme = Theme
annual-partners = Partners
annual-no-hours = No hours on record this year yet.
annual-no-activities = No activities this year yet.
annual-caption = 📘 <b>{ $name }, { $year }</b>: { $activities } activities, { $people } volunteers, { $hours } hours. Ready to print for the committee.

## The hours of a year, for those who want to know

job-HINT = yearly hours hint
schedule-what-HINT = Once in November, in private, to volunteers who want it: how much is missing to 20 hours this year.
schedule-example-HINT = For example: <i>every 10 November 10:00</i>, or <code>0 10 10 11 *</code>
register-hint = 🌿 In November I hear how many hours are missing
register-hint-on = 🌿 Tell me in November how many hours are missing
register-hint-off = 🌿 No yearly hint about my hours
hint-preview = { $count ->
    [0] 👀 Nobody has asked for this hint yet: volunteers turn it on in /register.
    [one] 👀 <b>One</b> volunteer has asked for this hint in /register, and will be told in private.
   *[other] 👀 <b>{ $count }</b> volunteers have asked for this hint in /register, and will be told in private.
  } With your own hours it reads:
hint-enough = You have served { $hours } hours this year, and { $expected } are suggested. Whoever has enough gets no hint.
hint-year = 🌿 You have served { $hours } hours this year: thank you! { $expected } hours a year are suggested, { $missing } to go. Come if you have the time; nobody has to. (Only you see this.)

community-ask = You are in several communities. Which one is this about? (I ask only once; to change it, send /community)
community-switch = What you do in this private chat is for <b>{ $name }</b> now. To change that, press a button.
community-chosen = ✅ All right: what you do in this private chat is for <b>{ $name }</b> from now on. To change that, send /community
community-only = You are in <b>{ $name }</b>. It is your only community, so there is nothing to change.
community-here = 📍 <b>{ $name }</b>
help-community = You are in <b>{ $name }</b> now. Another community: /community
