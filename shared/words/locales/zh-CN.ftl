### 帮手的中文说法。语气：像熟悉的社区工作人员，短、清楚、客气。

## 常用

list-comma = 、
name-unknown = 新伙伴
open-private = 这件事我们单独说。请点下面的按钮，再按"开始"。
open-private-button = 和帮手单独聊
button-old = 这个按钮已经旧了，请用最新的那条消息。
no-activity = 这场活动找不到了，可能已经删除。
no-community = 这个群还没有启用帮手。请群管理员发送 /setup。
no-community-private = 您还没有加入任何社区。请先在社区群里报一次名，或请群管理员启用帮手。
not-allowed = { $who ->
    [coordinator] 这件事由负责人来做。如果应该是您，请联系社区的负责人。
    [leading] 这些内容只给领导小组看。
   *[leader] 这件事由队长来做。
  }
unknown-command = 没有 /{ $command } 这个命令。发 /help 看看能做什么。
back = ‹ 返回
yes = 是
no = 否

## 服务项目

programme-aid = 助困
programme-charity = 公益
programme-culture = 文体
programme-education = 教育
programme-health = 卫生
programme-civility = 文明
programme-safety = 安全

## 您的位置（报名后的一句话）

stand-in = 报名成功：{ $role }，第 { $place } 位
stand-in-seats = 报名成功：{ $role }，第 { $place } 位，一共 { $seats } 人（含您）
stand-in-part = 报名成功：{ $role }，第 { $place } 位；同来的有 { $waiting } 人候补，有空位会告诉您
stand-waiting = 候补：{ $role }，第 { $place } 位。有空位马上告诉您
stand-waiting-seats = 候补：{ $role }，第 { $place } 位起，一共 { $seats } 人。有空位马上告诉您
stand-maybe = 记下了：可能来。定了请再按一次
stand-out = 记下了：不来。谢谢您告诉我们
stand-none = 您没有报名
stand-coming = 好的，到时候见！
shut-closed = 报名已经截止。要改请找负责人
shut-cancelled = 这场活动取消了
shut-finished = 这场活动已经结束
shut-started = 活动已经开始，不能再改了。请找负责人
shut-no-role = 这个岗位没有了，请看最新的招募
shut-full = 报名的人太多，名单已满（2000 人）
shut-untrained = 这个岗位要先参加培训。请看招募里的说明或问负责人
shut-not-in = 您还没有报名

## 招募

post-when = 🗓 { $when }
post-place = 📍 { $place }
post-place-private = 📍 集合地点会私下告诉报上名的人
post-programme = 🏷 { $programme }服务
post-programme-team = 🏷 { $programme }服务 · { $team }
post-theme = 🌟 本月主题：{ $theme }
post-conditions = ✅ 条件：{ $conditions }
post-risk-none = 🛡 风险：没有特别的风险
post-risk = ⚠️ 风险：{ $risk }
post-insured = 🛡 已买保险
post-note = 💬 { $note }
post-role = <b>{ $role }</b>　{ $bar } { $taken }/{ $seats }，还差 { $left } 人
post-role-full = <b>{ $role }</b>　{ $bar } { $taken }/{ $seats }，满了
post-waiting = ，候补 { $waiting } 人
post-more = 等 { $count } 人
post-maybe = 可能来：{ $count } 人
post-how = 按按钮报名，或直接回复本条："报名""+2""去不了"
post-closed = 🔒 报名截止
post-cancelled = ❌ 活动取消
post-finished = ✔️ 活动结束，谢谢大家
button-role = { $role } { $taken }/{ $seats }
button-in = 报名 { $role }
button-maybe = 可能来
button-out = 去不了
button-coming = 我会来
reply-unclear = 没看懂您的回复。您是想报名吗？

## 告诉参加的人

tell-facts = <b>{ $title }</b>
    🗓 { $when }
    📍 { $place }
place-private = 私下告诉报上名的人
tell-standing = { $standing }
tell-promoted = 🎉 有空位了，您补上了：{ $role }。来不了请按下面，名额给下一位。
tell-removed = 负责人把您从名单里拿掉了。有疑问请找负责人。
tell-added = 负责人给您报了名：{ $role }。来不了请按下面。
tell-overlap = ⚠️ 您报的另一场活动和这场时间有重叠。
tell-changed = 🔔 活动有改动，请看新的时间和地点。还能来吗？
tell-cancelled = ❌ 活动取消了。{ $text }
tell-reminder = ⏰ 快到日子了。您能来吗？
tell-nudge = ⏰ 还有两个小时左右就开始了。您能来吗？
tell-notice = 📣 { $text }
tell-closed = 🔒 报名截止了。
button-come-anyway = 照样参加
button-leave-this = 退出这一场
button-only-me = 就我一个人

## 名字

consent-ask = 谢谢报名！在<b>{ $community }</b>的名单里显示您的名字，可以吗？
    名字只给本社区看，随时可以改、可以删（/privacy）。
consent-yes = 可以，显示我的名字
consent-no = 不用，别显示

## 告诉负责人

alert-dropped = ⚠️ { $who } 临时来不了了。现在还差 { $missing } 人。
alert-published = ✅ 招募已经发到群里。
alert-ambiguous = ❓ 网络不稳，不知道招募有没有发到群里。请看一下群：没有的话在管理卡里再发一次。
alert-expelled = ⚠️ 帮手不在群里了，提醒和通知都停了。请把帮手加回群里。
button-card = 管理这场活动
