### Bangshou's English. Tone: a friendly neighbour at the community desk: short, clear, polite.

## Common

list-comma = {", "}
name-unknown = new friend
open-private = Let's talk about this in private. Press the button below, then Start.
open-private-button = Chat with Bangshou
button-old = This button is out of date. Please use the newest message.
no-activity = This activity can't be found; it may have been deleted.
no-community = Bangshou isn't set up in this group yet. A group admin can send /setup.
no-community-private = You haven't joined a community yet. Sign up once in your community's group, or ask a group admin to set up Bangshou.
not-allowed = { $who ->
    [coordinator] This is for coordinators. If that should be you, ask one of your community's coordinators.
    [leading] This is for the leading group.
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

stand-in = You're in: { $role }, no. { $place }
stand-in-seats = You're in: { $role }, no. { $place }, { $seats } people with you
stand-in-part = You're in: { $role }, no. { $place }; { $waiting } of your party are on the waitlist, I'll tell you
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
post-theme = 🌟 Theme of the month: { $theme }
post-conditions = ✅ Conditions: { $conditions }
post-risk-none = 🛡 Risk: no particular risk
post-risk = ⚠️ Risk: { $risk }
post-insured = 🛡 Insured
post-note = 💬 { $note }
post-role = <b>{ $role }</b>  { $bar } { $taken }/{ $seats }, { $left } more wanted
post-role-full = <b>{ $role }</b>  { $bar } { $taken }/{ $seats }, full
post-waiting = , { $waiting } waiting
post-more = and { $count } more
post-maybe = Maybe: { $count }
post-how = Press a button, or reply to this post: “in”, “+2”, “can't”
post-closed = 🔒 Sign-up closed
post-cancelled = ❌ Cancelled
post-finished = ✔️ Done. Thank you, everyone
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
tell-removed = A coordinator took you off the list. Please ask them if you have questions.
tell-added = A coordinator signed you up: { $role }. If you can't come, press below.
tell-overlap = ⚠️ This overlaps with another activity that you're in.
tell-changed = 🔔 Something changed: please look at the time and place. Can you still come?
tell-cancelled = ❌ This activity is cancelled. { $text }
tell-reminder = ⏰ It's nearly time. Are you coming?
tell-nudge = ⏰ It starts in about two hours. Are you coming?
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

alert-dropped = ⚠️ { $who } can't come after all. { $missing } more wanted now.
alert-published = ✅ The post is up in the group.
alert-ambiguous = ❓ The network failed and it's not known whether the post is up. Please look at the group; if it isn't there, post it again from the card.
alert-expelled = ⚠️ Bangshou is no longer in the group, so reminders and notices have stopped. Please add it back.
button-card = Manage this activity
