### 帮手的中文说法。语气：像熟悉的社区工作人员，短、清楚、客气。

## 常用

list-comma = 、
list-days = 、
name-unknown = 新伙伴
name-left = 已退出的志愿者
open-private = 这件事我们单独说。请点下面的按钮，再按"开始"。
open-private-button = 和帮手单独聊
button-old = 这个按钮已经旧了，请用最新的那条消息。
no-activity = 这场活动找不到了，可能已经删除。
no-community = 这个群还没有启用帮手。请群管理员发送 /setup。
no-community-private = 您还没有加入任何社区。请先在社区群里报一次名，或在群里发 /register；群里还没有帮手的，请群管理员启用。
not-allowed = { $who ->
    [coordinator] 这件事由负责人来做。如果应该是您，请联系社区的负责人。
    [leading] 这些内容只给领导小组看。
    [books] 台账和记录由负责人、领导小组和队长查看、导出。
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

stand-of = { $name }：{ $line }
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
post-training = 🎓 培训，{ $host }主办，学习 { $time }（另记，不算服务时长）
post-training-gives = 🎓 培训，{ $host }主办，学习 { $time }（另记，不算服务时长），参加后有「{ $permit }」
valid-permit = { $permit }（{ $time }有效）
valid-years = { $count }年
valid-months = { $count }个月
valid-days = { $count }天
post-theme = 🌟 本月主题：{ $theme }
post-conditions = ✅ 条件：{ $conditions }
post-minimum = 👥 至少 { $minimum } 人报名才办
post-risk-none = 🛡 风险：没有特别的风险
post-risk = ⚠️ 风险：{ $risk }
post-insured = 🛡 已买保险
post-note = 💬 { $note }
post-role = <b>{ $role }</b>　{ $bar } { $taken }/{ $seats }，还差 { $left } 人
post-role-full = <b>{ $role }</b>　{ $bar } { $taken }/{ $seats }，满了
post-role-over = <b>{ $role }</b>　{ $bar } { $taken } 人
post-waiting = ，候补 { $waiting } 人
post-more = 还有 { $count } 人
post-maybe = 可能来：{ $count } 人
post-how = 按按钮报名，或者回复这一条：报名、+2、去不了
post-closed = 🔒 报名截止
post-cancelled = ❌ 活动取消
post-finished = ✔️ 活动结束，谢谢大家
post-began = 🔒 已经到开始时间，报名截止
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
tell-promoted-several = 🎉 有空位了，下面几位补上了。来不了请按下面，名额给下一位。
tell-removed-several = 负责人把下面几位从名单里拿掉了。有疑问请找负责人。
tell-added-several = 负责人给下面几位报了名。来不了请按下面。
tell-as = （{ $role }）
tell-removed = 负责人把您从名单里拿掉了。有疑问请找负责人。
tell-added = 负责人给您报了名：{ $role }。来不了请按下面。
tell-overlap = ⚠️ 您报的另一场活动和这场时间有重叠。
tell-changed = 🔔 活动有改动，请看新的时间和地点。还能来吗？
tell-cancelled = ❌ 活动取消了。{ $text }
tell-reminder = ⏰ 快到日子了。您能来吗？
tell-nudge = ⏰ 还有两个小时左右就开始了。您能来吗？
tell-nudge-early = ⏰ 再确认一下：这场活动您能来吗？
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

alert-dropped = ⚠️ { $who } 临时来不了了。{ $missing ->
    [0] 空出来的名额已经有人补上。
   *[other] 现在还差 { $missing } 人。
  }
alert-published = ✅ 招募已经发到群里。
alert-ambiguous = ❓ 没能确认招募有没有发到群里。请您看一下群：如果没有，就按「再发一次」；如果已经有了，什么都不用做。
alert-expelled = ⚠️ 帮手不在群里了，提醒和通知都停了。请把帮手加回群里。
button-card = 管理这场活动

## recruit

menu-recruit = 发起招募
recruit-gone = 这份招募草稿已经不在了。请重新发 /recruit。
recruit-field-title = 活动名称
recruit-field-start = 时间
recruit-field-end = 结束时间
recruit-field-place = 地点
recruit-field-seats = 人数
recruit-field-risk = 风险
recruit-field-programme = 服务项目
recruit-field-team = 队伍
recruit-field-conditions = 条件
recruit-field-note = 说明
recruit-field-meeting = 集合地点
recruit-field-minimum = 最少人数
recruit-field-gives = 发什么证
recruit-field-learning = 学习时间
recruit-field-host = 培训单位
recruit-field-deadline = 报名截止
recruit-wrong-unreadable = ⚠️ <b>{ $field }</b>没看懂。
recruit-wrong-past = ⚠️ <b>{ $field }</b>已经过去了。
recruit-wrong-too-far = ⚠️ <b>{ $field }</b>太远了，请再看看日期。
recruit-wrong-weekday-mismatch = ⚠️ <b>{ $field }</b>里的日期和星期对不上。
recruit-wrong-which-day = ⚠️ <b>{ $field }</b>要定一天：周六还是周日？
recruit-wrong-end-before-start = ⚠️ <b>{ $field }</b>比开始时间还早。
recruit-wrong-zero = ⚠️ <b>{ $field }</b>至少是 1。
recruit-wrong-too-many = ⚠️ <b>{ $field }</b>太多了。一场活动最多 2000 人、8 种岗位；最少人数不能超过名额。
recruit-wrong-too-long = ⚠️ <b>{ $field }</b>太长了{ $limit ->
    [0] {""}
   *[other] ，请在 { $limit } 个字以内
  }。
recruit-wrong-no-team = ⚠️ 没有找到这支<b>{ $field }</b>。点一支，或者写队名里的几个字。
recruit-wrong-which-team = ⚠️ <b>{ $field }</b>有好几支都像，是哪一支？
recruit-wrong-validity = ⚠️ <b>{ $field }</b>：有效期要在 1 天到 10 年之间。
recruit-wrong-over-length = ⚠️ <b>{ $field }</b>比整场活动还长。
recruit-wrong-after-start = ⚠️ <b>{ $field }</b>要在活动开始以前。
recruit-given = （您写的是"{ $given }"）
recruit-ask-title = 是什么活动？
recruit-ask-start = 哪一天、几点开始？
recruit-ask-end = 到几点结束？
recruit-ask-place = 在什么地方？
recruit-ask-seats = 要招多少人？
recruit-ask-risk = 有什么风险？（招募必须写明）
recruit-ask-programme = 属于哪一类服务？
recruit-ask-team = 是哪支队伍？
recruit-ask-conditions = 对报名的人有什么要求？
recruit-ask-note = 还有什么要告诉大家的？
recruit-ask-meeting = 在哪里集合？
recruit-ask-gives = 参加的人会得到什么证？
recruit-ask-learning = 一共学多长时间？
recruit-ask-host = 由谁来培训？
recruit-ask-minimum = 最少要有几个人才办？
recruit-ask-deadline = 报名到什么时候截止？
recruit-example-title = 写个名称，例：金秋养老院文艺演出。也可以一次写全：周六 9:00-11:00 文艺演出 地点:金秋养老院 表演15 摄影2 风险:无
recruit-example-start = 点一个，或者自己写，例：周六 9:00-11:00
recruit-example-end = 点一个，或者自己写，例：11:30
recruit-example-place = 例：金秋养老院一楼大厅
recruit-example-seats = 点一个，或者自己写，例：表演15 摄影2 急救1
recruit-example-risk = 点一个，或者自己写，例：路滑，请穿防滑鞋
recruit-example-programme = 点一个就行
recruit-example-team = 点一支，或者写队名里的几个字，例：敬老
recruit-example-conditions = 例：会跳舞，能站两个小时
recruit-example-note = 例：请自带水杯，穿红色上衣
recruit-example-meeting = 例：社区东门
recruit-example-gives = 写证书名称和有效期，例：急救证 2年。不写有效期就是长期有效
recruit-example-learning = 点一个，或者自己写，例：90分钟。不写就是从开始到结束
recruit-example-host = 例：区红十字会。不写就是主办的队伍
recruit-example-minimum = 点一个，或者自己写，例：5
recruit-example-deadline = 例：周五 18:00
answer-hours = { $count } 小时
answer-people = { $count } 人
answer-risk-none = 没有特别的风险
answer-risk-minor = 轻微：注意脚下，防滑防摔
answer-risk-minor-text = 轻微：注意脚下，防滑防摔
recruit-keep = 就是 { $value }
recruit-leave-empty = 不写
recruit-where = 发到<b>{ $name }</b>的群
recruit-team-group = 👥 也会发到<b>{ $team }</b>自己的群。
recruit-preview = 👀 <b>预览。群里还看不到。</b>
recruit-overlap = 💡 同一时间社区还有：{ $titles }
recruit-insure-first = 🛡 有危险的服务，要先给志愿者买好保险才能发布。
recruit-publish = ✅ 发布到群里
recruit-change = ✏️ 修改…
recruit-cancel = ✖ 不发了
recruit-dangerous = ⚠️ 有危险？说明保险
recruit-danger-ask = <b>这场活动有危险吗？</b>
    有危险的服务，要先给志愿者买好保险（志愿服务条例第十七条）。
recruit-danger-no = 没有危险
recruit-danger-insured = 有，保险买好了
recruit-danger-uninsured = 有，还没买保险
recruit-insured = 🛡 保险已经买好
recruit-change-ask = ✏️ 要改哪一样？
recruit-change-title = 名称
recruit-change-start = 时间
recruit-change-place = 地点
recruit-change-seats = 人数
recruit-change-risk = 风险
recruit-change-programme = 项目
recruit-change-team = 队伍
recruit-change-conditions = 条件
recruit-change-note = 说明
recruit-change-gives = 🎓 发证
recruit-change-learning = 🎓 学时
recruit-change-host = 🎓 培训单位
recruit-change-minimum = 最少人数
recruit-private-on = 📍 集合地点只私下告诉报上名的人
recruit-private-off = 📍 集合地点公开写出来
recruit-counts-on = 🕘 改成计服务时长
recruit-counts-off = 🕘 改成不计服务时长
recruit-danger-on = 🛡 写上"已买保险"
recruit-danger-off = 🛡 去掉"已买保险"
recruit-training-on = 🎓 改成培训
recruit-training-off = 🎓 改成普通活动
recruit-dropped = 好的，不发了。群里什么也没有出现。
recruit-published = ✅ <b>已经发布到群里。</b>下面是管理卡。
recruit-preview-old = 内容后来又改过了，请看最新的预览。
recruit-menu = <b>要招募什么？</b>
    再办一次以前的活动，或者发起新的。也可以直接写一句话，例：
    周六 9:00-11:00 文艺演出 地点:金秋养老院 表演15 摄影2 风险:无
recruit-blank = 🆕 新的活动
recruit-again = 🔁 { $title }
recruit-role = 志愿者
recruit-meeting-note = 集合：{ $place }
recruit-learner = 学员
recruit-team-note = 组织：{ $team }
recruit-host-note = 主讲：{ $host }
recruit-deadline-note = 报名截止：{ $when }

## 启用（setup）

language-name = 中文
setup-welcome = 大家好，我是<b>帮手</b>：发招募、记报名、按时提醒，都在这个群里。
    请一位群管理员点下面的按钮，一分钟就好。
setup-begin = 启用帮手
setup-card = <b>启用帮手</b>
setup-name = 名称：<b>{ $name }</b>
setup-zone = 时间：<b>{ $zone }</b>（现在 { $time }）
setup-zone-missing = 时间：还没选
setup-language = 语言：<b>{ $language }</b>
setup-consent = 按"启用"的人做负责人，本社区可以看到您的名字。随时可以改、可以删。
setup-zone-first = 请先选时区，活动和提醒才准时。
setup-found = ✅ 启用，我做负责人，可显示我的名字
setup-change-name = 改名称
setup-change-zone = 改时区
setup-change-language = 改语言
setup-ask-name = 现在叫<b>{ $name }</b>。要改名，请<b>回复本条</b>写上新名称（60 字以内）。
setup-ask-zone = 这里用哪里的时间？选一个，或<b>回复本条</b>写上城市名。
setup-which-zone = 是哪一个？也可以<b>回复本条</b>换个城市名。
setup-no-zone = 没找到这个地方。请选一个，或<b>回复本条</b>写上附近大城市的名字。
setup-ask-language = 群里的消息用哪种语言？
setup-ready = 🎉 <b>{ $community }</b>启用好了！

    下一步：负责人发 /recruit，一句话招募，比如
    <code>/recruit 周六 9:00-11:00 金秋养老院文艺演出 地点:金秋养老院 表演15 摄影2 风险:无</code>
setup-back = 我回来了，招募和提醒接着来。
setup-admins = 启用帮手要由群管理员来做。
setup-code = 请群管理员来启用。如果您是匿名管理员，请以群的身份发送：/setup { $code }
setup-other = 另一位管理员正在启用，请稍等。
setup-not-yours = 由开始启用的那位管理员来选。
setup-over = 隔得太久了，请重新按一次。
setup-invite = 把我加进您社区的群，由群管理员启用就行。
setup-invite-button = 加到群里
paused = ⚠️ 我已经不在<b>{ $community }</b>的群里了，提醒和通知都停了。把我加回群里，就接着来。

## 打招呼（start）

start-stranger = { $name }，您好！我是<b>帮手</b>，帮社区招募志愿者、记报名、按时提醒。
    在社区群里报一次名，或在群里发 /register，我就认识您了；也可以把我加进您的群。
start-add = 加到群里
start-volunteer = { $name }，您好！<b>{ $community }</b>的活动，从这里看、从这里报名。
    要做什么都可以看 /help
start-leader = { $name }队长，您好！<b>{ $community }</b>的活动和您的队，都在这里。
    能做什么请看 /help
start-leading = { $name }，您好！<b>{ $community }</b>的情况随时可以看。
    能做什么请看 /help
start-coordinator = { $name }，您好！您是<b>{ $community }</b>的负责人。
    发 /recruit 就能招募；有人临时不来，我会在这里告诉您。都能做什么：/help
button-my = 我的活动
button-whats-on = 最近有什么活动
button-language = 🌐 语言

## 帮助（help）

help-anyone = <b>您可以</b>
help-leader = <b>队长可以</b>
help-leading = <b>负责人和领导小组可以</b>
help-books = <b>负责人、领导小组和队长可以</b>
help-coordinator = <b>负责人可以</b>
help-foot = 报名最简单：在群里按招募下面的按钮，或直接回复"报名""+2""去不了"。
help-foot-none = 您还没有加入社区：在社区群里报一次名就好，或把我加进您的群，由群管理员发 /setup。
beside-verify = 核对别人的
beside-mydata = 看全部
beside-correct = 更正
beside-forget = 全部删除
beside-start = 从头开始
beside-setup = 在新的群里启用
menu-my = 我的活动
menu-week = 看这一周的活动
menu-language = 换语言 Language
menu-help = 能做什么

## 语言（language）

language-ask = 我用哪种语言和您说话？
language-chosen = 好的，以后和您说中文。

## 名字（agree）

agree-yes = 谢谢！名单里会显示您的名字：<b>{ $name }</b>。
    看或删自己的资料：/privacy
agree-yes-toast = 谢谢！名单里会显示您的名字
agree-no = 好的，不显示您的名字。报名照样有效。
agree-no-toast = 好的，不显示您的名字
agree-change = 改个称呼
agree-ask-name = 现在显示<b>{ $name }</b>。想让大家怎么称呼您？直接发给我就行。
agree-named = 好的，以后显示<b>{ $name }</b>。
agree-name-long = 请写一个 1 到 30 个字的称呼。
agree-unknown = 您还没有同意显示名字。下次报名时我会问您。

## 我的活动（my）

my-head = <b>我的活动</b>
my-empty = 您现在没有报名的活动。看看最近有什么？
my-coming = 👌 说好会来
my-leave = 退出：{ $title }
my-more = 还有 { $count } 场，离得近了再列出来。
my-needs = 🤝 <b>邻居的事</b>
my-need-asked = • { $what }（等您回答）
my-need-yours = • { $what }（您在帮）
my-need-open = 🤝 { $what }
my-remind = 活动前在哪里提醒您？
my-remind-group = 群里
my-remind-private = 私下
my-remind-none = 不用
my-chosen = ✓ { $label }
my-reminded-group = 好的，在群里提醒您
my-reminded-private = 好的，私下提醒您
my-reminded-none = 好的，不再提醒您
whats-on-head = <b>最近还可以报名</b>
whats-on-none = 最近没有可以报名的活动。有新的会在群里招募。
whats-on-join = { $title }　{ $role } { $taken }/{ $seats }

## 随便说的话（talk）

talk-answer = 收到！我还听不懂闲聊，这些我会：
    /my 我的活动
    /help 能做什么

## card

menu-card = 管理活动
card-place-private = 📍 { $place }（只私下告诉报上名的人）
card-minimum = 👥 最少 { $minimum } 人才办
card-training = 🎓 培训，参加后有「{ $permit }」
card-training-plain = 🎓 培训，不发证
card-trainings = 🎓 培训和证书…
card-team = 🏷 换队伍
card-no-hours = 🕘 不计服务时长
card-why = 取消的原因：{ $why }
card-lost = ❓ 网络不稳，不知道招募有没有发到群里。请看一下群。
card-role = <b>{ $role }</b> { $taken }/{ $seats }
card-waiting = 候补 { $count } 人：
card-counts = 可能来 { $maybe } 人，不来 { $out } 人
card-marks = ✓ = 说了会来
card-repost = 📌 再发一次
card-there = 👌 群里有了
card-refresh = 🔄 刷新
card-list = 📋 其他活动
card-change = ✏️ 修改
card-later = ⏰ 晚 30 分钟
card-add = ➕ 加人
card-remove = ➖ 减人
card-message = 📣 发消息
card-remind = 🔔 现在提醒
card-close = 🔒 截止报名
card-reopen = 🔓 重新报名
card-cancel = ❌ 取消活动
card-choose = <b>要管理哪一场活动？</b>
card-none = 近期没有活动。发 /recruit 发起招募。
card-lapsed = 这一次没有改：中间换了别的事。请再改一次。
card-stale = 活动刚刚有变化，没有改动。请看最新的管理卡。
card-changed = 已经改好
card-reposted = 正在重新发到群里
card-is-there = 好的。群里有人按一下按钮，它就会自动更新。
card-change-ask = ✏️ <b>要改哪一样？</b>已经报名的都保留。
card-confirm = <b>{ $field }</b>
    原来：{ $before }
    改成：<b>{ $after }</b>
card-confirm-moves = 会告诉 { $count } 位报名的人，并请大家再确认一次。
card-confirm-tells = 会告诉 { $count } 位报名的人。
card-apply = ✅ 就这样改
card-empty = （没有）
card-seats-role = <b>改哪个岗位的人数？</b>
card-seats-ask = <b>{ $role }</b> 现在 { $taken }/{ $seats }。改成几个人？
    点一个，或者直接发一个数字。
card-seats-wrong = ⚠️ <b>人数</b>要写 0 到 2000 的数字。例：15
card-seats-cut = <b>{ $role }</b> 改成 { $seats } 人，这 { $count } 位要转到候补：
card-seats-cut-yes = 转到候补，改成 { $seats } 人
card-message-ask = 📣 <b>要告诉报上名的 { $count } 位什么？</b>
    直接写下来发给我。例：明天降温，请多穿衣服。
card-message-long = ⚠️ 太长了，请在 { $limit } 个字以内。
card-message-preview = 📣 <b>要发给 { $count } 位报上名的人：</b>
card-message-send = 📣 发出去
card-message-sent = 已经发出，共 { $count } 人
card-nobody = 还没有人报上名
card-remind-ask = 🔔 <b>现在提醒报上名的 { $count } 位吗？</b>
card-remind-yes = 🔔 提醒
card-reminded = 正在提醒 { $count } 人
card-add-ask = ➕ <b>加谁？</b>
    把名字（或者名字的一部分）发给我。没有 Telegram 的邻居也可以。
card-add-found = ➕ <b>{ $name }</b>：是哪一位？
card-add-new = 🆕 加邻居 { $name }
card-add-role = ➕ <b>{ $name }</b> 加到哪个岗位？
card-add-long = ⚠️ 名字太长了，请在 40 个字以内。例：李阿姨
card-remove-ask = ➖ <b>减谁？</b>
card-remove-none = 还没有人报名
card-remove-confirm = ➖ <b>{ $name }</b> 从名单里拿掉？会告诉本人，空出的名额给候补。
card-remove-yes = ➖ 拿掉 { $name }
card-removed = 已经拿掉 { $name }
card-more = 更多 ›
card-cancel-ask = ❌ <b>为什么取消？</b>
    点一个，或者自己写。会告诉所有报名的人。
card-cancel-weather = 天气不好
card-cancel-few = 人数不够
card-cancel-place = 场地有变
card-cancel-confirm = ❌ <b>取消这场活动？</b>会告诉 { $count } 位：{ $why }
card-cancel-yes = ❌ 是，取消活动
card-cancel-no = ‹ 不取消

## notice

notice-title = 📅 <b>这一周</b>　{ $from } 到 { $to }
notice-theme = 🌟 本月主题：{ $theme }
notice-empty = 这一周还没有安排活动。想做点什么，告诉负责人，大家一起来。
notice-shut = 报名已截止
notice-full = 名额满了，可以看看招募里的候补
notice-role = { $role } { $left } 人
notice-sought = 还差：{ $roles }
notice-short-full = （满了）
notice-short-shut = （已截止）
notice-left = （还差 { $left } 人）
notice-needs = 🤝 还有 { $count } 件求助在等人帮一把
notice-how = 按下面的按钮就能报名；点名称看详情。
notice-button = { $n }. { $role }（还差 { $left }）
notice-refresh = 🔄 看最新名额
notice-refreshing = 马上更新
notice-which = 这里有好几场活动。请按您想参加的那一场的按钮，或到那场的招募下面回复。
gaps-title = 📋 <b>{ $community }</b>：给负责人的提醒
gaps-week = 这一周还没有活动
gaps-no-theme = { $month }还没有主题，发 /theme 就能定
gaps-bare-theme = 主题"{ $theme }"这个月还没有活动
gaps-programmes = 这个月还没有活动的服务项目：{ $names }
gaps-short = { $title }（{ $when }）还差 { $missing } 人
gaps-card = 管理：{ $title }
job-WEEKLY = 每周通知
job-MONTHLY = 每月小结
job-THEME = 主题提议
job-THEMELAST = 主题提醒
job-DAILY = 每日提醒
job-ANNUAL = 年度报告
warn-skipped = ⚠️ { $community }：{ $job }错过了时间，这一次没有发。需要的话，在 /schedule 里按"现在发"。
warn-unsure-here = ❓ { $community }：网络不稳，不知道{ $job }有没有发给您。没收到的话，在 /schedule 里按"先给我看看"。
warn-unsure = ❓ { $community }：网络不稳，不知道{ $job }有没有发出去。请看一下群：没有的话，在 /schedule 里按"现在发"。

## theme

menu-theme = 每月主题
theme-propose = 🌟 快到{ $month }了，还没有主题。一月一主题，大家更好想点子。用下面的一个，或者自己写：
theme-missing = 🌟 { $month }明天就开始了，还没有主题。现在定一个吧：
theme-last-year = 去年这个月的主题是"{ $theme }"。
theme-head = 🌟 <b>每月主题</b>
theme-line = { $month }：{ $theme }
theme-line-none = { $month }：还没有
theme-how = 这样写就能定：/theme 12月 温暖过冬
theme-write = ✏️ 自己写
theme-ask = { $month }的主题叫什么？一句短话就好，例如：温暖过冬
theme-set = 🌟 定了：{ $month }的主题是"<b>{ $theme }</b>"。每周通知里会写上。
theme-tag = 这个月的活动里，哪些属于这个主题？点一下就标上，招募里会显示。
theme-no-activity = 这个月后面还没有活动。发 /recruit 就能发起一场。
theme-long = 主题要写一句短话，最多 { $limit } 个字。例如：/theme 12月 温暖过冬
theme-ideas-1 = 新春送福|冬日送温暖|写春联 迎新年
theme-ideas-2 = 邻里团圆|闹元宵 乐邻里|平安过年
theme-ideas-3 = 学雷锋 见行动|绿色家园|关爱女性健康
theme-ideas-4 = 清明寄思|书香社区|春日环保
theme-ideas-5 = 劳动最美|孝亲敬老|科普进社区
theme-ideas-6 = 呵护童年|端午邻里情|安全生产月
theme-ideas-7 = 清凉一夏|暑期有伴|红色记忆
theme-ideas-8 = 暑期安全|健康义诊|拥军优属
theme-ideas-9 = 开学有我|诚信邻里|中秋团圆
theme-ideas-10 = 重阳敬老|祖国生日|秋日健步
theme-ideas-11 = 邻里守望|消防安全|感恩邻里
theme-ideas-12 = 温暖过冬|志愿者之月|年末大扫除

## need

menu-need = 求助：请志愿者帮忙
need-none = 这件求助找不到了，可能已经删除。
need-gone = 这份求助草稿已经不在了。请重新发 /need。
need-not-yours = 这件事由求助的人自己决定。
need-neighbour = 求助的邻居
need-when = 🗓 { $when }
need-any-time = 🗓 时间都可以
need-where = 📍 { $where }
need-urgent = ‼️ 着急
need-by = 👤 求助人：
need-behalf-of = 👤 替别人求助：
need-from-survey = 📊 来自居民调查
need-details = 🔒 { $details }
need-question = ❓ 负责人问：{ $question }
need-answer = 💬 回答：{ $answer }
need-answer-private = （联系方式已经单独告诉您）
need-asked = ⏳ 已经问了：{ $names }
need-declined = 🙅 来不了：{ $names }
need-offered = 🙋 自愿来帮：{ $names }
need-helper = 🤝 来帮忙的：{ $name }
need-partner = 🏥 转给：{ $partner }
need-reported = ⏱ 志愿者说帮好了，用了 { $time }
need-claimed = ⏱ { $name }确认了 { $time }，还要另一位负责人确认
need-minutes = ⏱ 记入 { $time }
need-reason = 原因：{ $reason }
need-rating = { $stars } { $word }
need-state = 进度：{ $state }
need-state-new = 新的
need-state-accepted = 已受理
need-state-refused = 没有接
need-state-matched = 正在问志愿者
need-state-serving = 有人在帮
need-state-done = 办好了
need-state-rated = 办好了，已评价
need-state-reassigned = 重新找人
need-state-handed = 转给合作单位
need-why-scope = 不在志愿服务的范围里
need-why-professional = 要请专业人员来做
need-why-nobody = 眼下没有合适的志愿者
need-why-double = 已经有一样的求助
need-why-withdrawn = 求助人说不用了
need-why-helper = 志愿者临时来不了
need-why-coordinator = 负责人换人来帮
need-why-write = ✏️ 自己写原因
need-desk-new = 🆘 <b>新的求助</b>
need-desk-again = ⏰ <b>这件求助一天没人动了</b>
need-desk-due = ⌛ <b>说好的时间已经过了。办好了没有？请问问来帮忙的一方</b>
need-desk-past = ⌛ <b>说好的时间已经过了，还没有人办。请问问求助人还要不要，或者不接了</b>
need-desk-back = ↩️ <b>还没有人能来，请再看看</b>
need-desk-answered = 💬 <b>求助人回答了</b>
need-desk-offered = 🙋 <b>有人愿意来帮忙</b>
need-desk-taken = 🤝 <b>有人接下了</b>
need-desk-reported = ✅ <b>志愿者说帮好了，请确认时长</b>
need-desk-second = 👀 <b>请另一位负责人确认时长</b>
need-desk-withdrawn = ✖ <b>求助人说不用了</b>
need-desk-rated = 💬 <b>求助人的评价</b>
need-button-match = 🔍 找志愿者
need-button-accept = ✅ 受理
need-button-question = ❓ 问清楚
need-button-plan = 📣 办成活动
need-button-hand = 🏥 转合作单位
need-button-refuse = ❌ 不接
need-button-pick = 🙋 请 { $name } 来帮
need-button-done = ✅ 办好了
need-button-confirm = ✅ 确认 { $time }
need-button-no-minutes = 办好了，不记时长
need-button-close = ✅ 办好了
need-button-again = 🔁 换人来帮
need-noted = 记下了
need-list = 🆘 <b>还没办完的求助：{ $count } 件</b>
need-list-none = 求助都办完了，现在没有新的。
need-told-accepted = ✅ 您的求助，社区已经受理，正在找人。
need-told-refused = 您的求助，这次没能接下来。{ $reason }
need-told-question = ❓ 负责人想问问您：<b>{ $question }</b>
    直接写下来发给我就行。
need-told-found = 🤝 有志愿者来帮您了：
need-told-planned = 📣 您的求助，社区会办成一场活动，大家一起来。
need-told-handed = 🏥 您的求助，请<b>{ $partner }</b>来帮忙。
need-told-looking = 🔁 原来的志愿者来不了，正在给您另外找人。
need-told-done = 😊 您的求助办好了。满意吗？1 到 5 颗星：
need-told-ask = 🤝 <b>有位邻居需要帮忙，您能去吗？</b>
need-told-gone = 🙏 这件事已经有人去了。谢谢您，下次再请您！
need-told-yours = 💚 <b>谢谢您，这件事就交给您了。</b>
need-told-off = 这件事不用去了，负责人另有安排。谢谢您！
need-told-thanks = { $counted ->
    [yes] 💚 谢谢您帮了这个忙！已经记入 { $minutes }。
   *[no] 💚 谢谢您帮了这个忙！
  }
need-discreet = 这些只告诉您一个人，请别转给别人。办完 30 天后删除。
need-mine-withdraw = ✖ 不用帮了
need-mine-answer = ✏️ 回答
need-mine-private = 🔒 补充称呼、电话、门牌
need-help-yes = ✅ 我来帮
need-help-no = 这次不行
need-help-done = ✅ 帮好了
need-help-off = 😔 我来不了了
need-refused-number = { $kind ->
    [id-number] 🙏 身份证号不用给，我没有保存。也请您把那条消息删掉，更安全。
    [bank-card] 🙏 银行卡号不用给，我没有保存。也请您把那条消息删掉，更安全。
   *[location] 🙏 精确定位不用给，我没有保存。说个大概的地方就行。
  }
need-ask-what = 要请人帮什么忙？
need-ask-when = 什么时候方便？
need-ask-where = 大概在哪里？
need-ask-programme = 属于哪一类？
need-example-what = 写一句话，例：家里灯坏了，想请人换一下
need-example-when = 点一个，或者自己写，例：周六上午
need-example-where = 说个大概就行，不用写门牌。例：3 号楼一带
need-example-programme = 点一个就行
need-usual-when-any = 哪天都行
need-usual-when-weekend = 这个周末
need-usual-when-tomorrow = 明天
need-usual-where-home = 我家
need-usual-where-community = 社区里
need-usual-where-any = 不用说地点
need-draft-drop = ✖ 不发了
need-draft-send = ✅ 是{ $programme }，发给负责人
need-draft-what = ✏️ 改内容
need-draft-when = 🗓 改时间
need-draft-where = 📍 改地点
need-draft-programme = 🏷 改类别
need-draft-behalf = 👥 我是替别人求助
need-draft-self = 👤 我是替自己求助
need-draft-details = 🔒 单独保存，只给负责人和来帮忙的人看：{ $details }
need-preview = 🤝 <b>这样转给负责人，可以吗？</b>
need-preview-behalf = 🤝 <b>替别人求助，这样转给负责人，可以吗？</b>
need-suggest = 您是想请人帮忙吗？
    <b>{ $what }</b>
need-suggest-yes = ✅ 是，请社区帮忙
need-suggest-no = 不是
need-unreadable = 没看懂，请换个说法。
need-sent = ✅ <b>已经转给负责人。</b>一天之内会有人看，有消息我马上告诉您。
need-private-ask = 🔒 方便的话，另外告诉我<b>称呼、电话、门牌</b>，直接写下来发给我。
    只给负责人和来帮忙的那一位看，办完 30 天后删除。别写身份证号。
need-private-known = 🔒 您的联系方式单独保存：只给负责人和来帮忙的那一位看，办完 30 天后删除。
need-private-skip = 不用了
need-private-kept = 🔒 记下了。只给负责人和来帮忙的那一位看，办完 30 天后删除。
need-dropped = 好的，不发了。有事随时找我。
need-write-why = ✏️ 为什么不接？写下来发给我，会转告求助人。
need-write-ask = ✏️ 想问求助人什么？写下来发给我。
need-write-answer = ✏️ 请写下您的回答，直接发给我。
need-write-private = 🔒 请写下称呼、电话、门牌，直接发给我。
need-question-passed = 已经转给求助人，有回答我告诉您。
need-answer-passed = 谢谢，已经转给负责人。
need-rated = { $stars } 谢谢您！想说一句话吗？写下来发给我就行。
need-word-kept = 谢谢，记下了。
need-withdraw-ask = <b>这件事不用帮了吗？</b>
need-withdraw-yes = ✖ 是，不用了
need-withdrawn = 好的，这件求助撤回了。有事随时找我。
need-own = 🆘 <b>您的求助</b>（按一下看进度、补充或撤回）
need-own-line = • { $what }（{ $state }）
need-all = 📋 所有没办完的求助
need-ask-own = ✏️ 我要求助
need-refuse-ask = <b>为什么不接？</b>会告诉求助人。
need-plan = 📣 <b>办成一场活动</b>：招募已经替您填好一部分，发布以后这件求助就有着落了。
need-plan-open = 📣 打开招募
need-hand-ask = 🏥 <b>转给哪个合作单位？</b>
need-hand-none = 还没有合作单位。发 /partner 可以添加。
need-how-long = ⏱ <b>志愿者帮了多久？</b>（路上和吃饭的时间不算）
need-entered = 办好了，时长已经记入
need-needs-second = 这次的时长要另一位负责人再确认一次，我已经去请了。
need-minutes-over-day-limit = 这位志愿者这一天记的时长超过 12 小时了，不能再记。
need-minutes-bad-minutes = 时长不对，请重新选。
need-minutes-before-start = 还没到时间，办完再记。
need-minutes-no-reason = 请先写原因。
need-shut-wrong-state = 这件求助已经有了变化，请看最新的消息。
need-shut-no-reason = 请写一个原因，好转告求助人。
need-shut-nobody-asked = 请先选人。
need-shut-not-asked = 这件事没有问到您。想帮忙请发 /offer。
need-shut-taken = 已经有人接下了，谢谢您！
need-shut-bad-rating = 请给 1 到 5 颗星。
need-shut-own-need = 这是您自己的求助。
need-shut-nothing-asked = 现在没有要回答的问题。
need-shut-same-person = 自己的时长不能自己确认，请另一位负责人来按。

## match

match-head = 🔍 <b>合适的志愿者</b>（勾选以后再问）
match-nobody = 🔍 现在没有合适又能联系上的志愿者。可以办成活动，或转给合作单位。
match-foot = 勾上几位，再按"问他们"。谁先答应就是谁，其余的会收到感谢。
match-ask = 📨 问勾选的人
match-tick-first = 请先勾选要问的人
match-asked = 已经去问 { $count } 位
match-skill = 会{ $skills }
match-skill-missing = 没登记{ $skills }
match-free-offer = 说过那时有空
match-free-weekly = 平时那个时间有空
match-training = 参加过{ $trainings }培训
match-training-missing = 没参加过{ $trainings }培训
match-team = { $team }的队员
match-programme = 熟悉{ $programme }服务
match-language = 说一样的语言
match-last-served = { $days ->
    [0] 今天刚服务过
   *[other] { $days } 天前服务过
  }
match-never-served = 还没有服务过
help-taken = 💚 <b>谢谢，就交给您了！</b>联系方式马上单独发给您。
help-late = 🙏 谢谢您！这件事已经有人去了，下次再请您。
help-declined = 好的，这次不去。谢谢您告诉我！
help-offered = 谢谢您！已经告诉负责人，定下来我马上通知您。
help-how-long = ⏱ <b>辛苦了！帮了多久？</b>（路上的时间不算）
help-reported = 💚 谢谢您！负责人确认以后就记入您的时长。
help-given-back = 好的，负责人会另外找人。谢谢您早早说！

## offer

menu-offer = 我有空，看看能帮什么
offer-ask = 🙋 您什么时候有空？直接写下来发给我，例：周六上午、明天下午 2 点到 4 点、每周三晚上
offer-empty = 请写上时间，例：/offer 周六上午
hush-button = 不用了
hush-done = 好的，不问了。
offer-unreadable = 没看懂时间。例：/offer 周六上午，或 /offer 每周三晚上
offer-past = 这个时间已经过去了，请再写一个。
offer-kept = 🙋 <b>记下了：</b>{ $when }
    有合适的事会来问您，去不去都由您。
offer-consent = 要请您帮忙，得先知道怎么称呼您。名字只给<b>{ $community }</b>看，随时可以改、可以删（/privacy）。
offer-needs = 🆘 <b>有邻居正等人帮忙</b>
offer-activities = 📣 <b>那时还缺人的活动</b>
offer-nothing = 那个时间眼下没有要帮忙的事。有了我来找您。
offer-weekly = 📅 每{ $when }，也记在您的登记里（/register 可以改）。
offer-drop = ✖ 没空了，都取消
offer-dropped = 好的，这些时间不算了。有空再告诉我：/offer 周六上午
offer-help = 🙋 我能帮：{ $what }

## survey

menu-survey = 问问大家下个月想要什么
survey-question = { $month }，您最希望社区多办哪些？（可以多选，不记名）
survey-preview = 👀 <b>预览。群里还看不到。</b>
survey-own = 想自己写选项？发：/survey 书法班、义诊、广场舞
survey-options = 选项要 2 到 12 个，用顿号隔开，每个 60 字以内。例：/survey 书法班、义诊、广场舞
survey-send = 📊 发到群里投票
survey-sent = 已经发到群里
survey-head = 📊 <b>大家{ $month }想要什么</b>（{ $voters } 人投票）
survey-lost = ❓ 网络不稳，不知道投票有没有发到群里。请看一下群：没有的话再发一次。
survey-resend = 📌 群里没有，重新来
survey-closed = 🔒 投票已经截止
survey-once = 💡 { $month }的已经问过大家了，一个月问一次。下面是现在的结果。
survey-dropped = 好的，不发了。群里什么也没有出现。
survey-close = 🔒 截止投票
survey-plan = 🗓 已经安排的活动：{ $line }
survey-plan-none = 🗓 那个月还没有安排活动。
survey-to-need = ➕ 变成求助：{ $option }
survey-need = 居民希望{ $month }多办：{ $option }（{ $votes } 票）

## 时长与签到（checkin, rollcall, minutes, star, transcript, verify）

menu-checkin = 签到
menu-minutes = 我的时长
menu-transcript = 时长明细（PDF）
menu-rollcall = 点名、记时长
menu-star = 授予星级
duration-minutes = { $minutes } 分钟
duration-hours = { $hours } 小时
duration-both = { $hours } 小时 { $minutes } 分钟
provenance-checked-in = 签到
provenance-attested = 当天确认
provenance-back-filled = 补录
button-check-in = 📍 签到
button-check-out = 👋 签退
checkin-in = 签到成功，{ $time }。走的时候请按签退
checkin-in-walk-in = 签到成功，{ $time }。您没有报名，负责人点名时会看到您
checkin-out = 签退成功，{ $time }。辛苦了！
checkin-too-early = 还没到签到时间。{ $from } 开始签到
checkin-too-late = 签到已经结束（到 { $until }）。请找负责人点名
checkin-too-many = 今天这场活动已经签到三次了。请找负责人点名
checkin-not-in = 您还没有签到，请先按签到
checkin-at = <b>{ $title }</b>
    { $text }
checkin-bad-code = 这个签到码不对，或者已经过期。请看负责人手里最新的六位数字
checkin-none = 现在没有可以签到的活动。活动开始前半小时可以签到。
checkin-choose = 您在哪一场活动？也可以把负责人手里的六位签到码直接发给我
checkin-here = 📍 签到：{ $title }
checkin-leave = 👋 签退：{ $title }
checkin-opens = 🕘 { $title }：{ $time } 开始签到
checkin-show-code = 出示签到码
checkin-code-comes = 签到码马上私下发给您
door-caption = <b>{ $title }</b>
    签到码：<b>{ $code }</b>
    { $from } 到 { $until } 有效。请大家扫码，或私下给帮手发 { $code }
door-picture = 扫码签到，或发送 { $code }
roll-head = 📋 <b>点名：{ $title }</b>
    🗓 { $when }
roll-counts = 到了 { $here } 人 · 没到 { $absent } 人{ $unmarked ->
    [0] {""}
   *[other] {" "}· 还没标 { $unmarked } 人
  } · 一共 { $time }
roll-due = 📌 { $day } 当天确认，您一个人就行；过了当天，要第二位负责人同意。最晚 { $date }（10 个工作日）
roll-due-unofficial = 📌 { $day } 当天确认，您一个人就行；过了当天，要第二位负责人同意。最晚 { $date }（10 个工作日；那一年的放假安排，帮手还不知道，只扣了周末，放假的话还可以晚几天）
roll-no-hours = 🕘 这场不算服务时长，只记谁来了。
roll-how = 按名字：到了 / 没到。✎ 改时长。确认以后才记入。
roll-assumed-end = （没签退，按结束时间）
roll-edit = ✎
roll-all = ✅ 没标的都到了
roll-none-of-them = ❌ 没标的都没到
roll-walk-in = ➕ 加一个人
roll-confirm = 看一遍再确认 ›
roll-person = <b>{ $name }</b>
    时长：{ $time }
    签到：{ $seen }
roll-not-seen = 没有
roll-other = ✏️ 其他
roll-ask-minutes = { $name } 服务了多久？请发分钟数，例如 90，或 1小时30分
roll-bad-minutes = 没看懂这个时长。请发分钟数，例如 90，或 1小时30分
roll-ask-name = 来的是谁？请发姓名，例如 王芳
roll-which = 是哪一位？
roll-somebody-else = ➕ 都不是：{ $name }（没有 Telegram）
roll-sum-head = 🧾 <b>请核对：{ $title }</b>
    🗓 { $when }
roll-entries = ✅ 马上记入：{ $count } 人，共 { $time }
roll-entered = 📗 已记入：{ $count } 人，共 { $time }
roll-waiting = 👥 要第二位负责人确认：{ $count } 人，共 { $time }
roll-absent = 没有到：{ $count } 人（只有本人和负责人看得到）
roll-unmarked = ❓ 还没标：{ $count } 人（{ $names }）。照这样确认，不给他们记时长，也不算没到；以后可以补。
roll-nobody-ask = 没有人报名，也没有人签到。有人来了吗？
roll-nobody-close = ✅ 没有人来，结束
roll-nobody-came = 🚶 有人来了，写上
roll-nobody-done = 已经结束
roll-nobody-closed = 👌 <b>{ $title }</b> 已经结束，没有时长要记。以后想起有人来过，随时可以补。
roll-nobody = 没有人到，不记时长。
roll-fix-first = 这些记不进去，请先改：
roll-enter = ✅ 确认记入
roll-done = 已经记入
roll-asked = 已确认，等第二位负责人同意
roll-twice = ⚠️ { $name } 在“{ $title }”已经记了 { $time }，有一段是同一时间。一个人不能同时在两处：请返回，按 ✎ 改短一处。
roll-done-head = ✅ <b>{ $title }</b> 的时长已记入
roll-asked-head = 👥 <b>{ $title }</b> 点名已确认，第二位负责人同意后就记入
roll-already = 这次点名已经结束，下面是最新的情况
roll-not-over = 活动还没结束，结束以后再确认
roll-none = 最近 30 天没有活动。
roll-choose = 给哪一场活动点名？
record-bad-minutes = { $name }：时长不对{ $limit }
record-before-start = { $name }：活动还没开始{ $limit }
record-no-reason = { $name }：更正要写原因{ $limit }
record-over-day-limit = { $name }：同一天加起来超过 { $limit }，不能记入。请改短一些
books-head = 📗 <b>已记入：{ $title }</b>
    🗓 { $when }
books-counts = { $count } 人，共 { $time }
books-waiting = 👥 等第二位负责人确认：{ $count } 人
books-how = 按名字可以更正。更正是新的一条记录，原来的一条会留着。
books-add = ➕ 补一个人
books-ask-minutes = { $name } 现在记的是 { $time }。应该是多久？请发分钟数，例如 90
books-ask-reason = 为什么要改？请写一句原因，会一起记下。
books-entered = ✅ 已更正：{ $name } { $time }
books-asked = 👥 已请另一位负责人确认：{ $name } { $time }
books-raced = 刚才另一位负责人也改了{ $name }，以先改的为准。没有记入 { $time }。
second-ask = 👥 { $by } 请您确认这些时长
    <b>{ $title }</b>，{ $date }
    原因：{ $reason }
second-late = 过了当天才记（补录）
second-long = 一天超过 8 小时
second-yes = ✅ 属实，确认
second-no = ❌ 不能确认
second-own = 这是您自己提交的，要另一位负责人确认
second-yours = 里面有您自己的时长，要另一位负责人确认
second-noted = 记下了
second-already = 已经有人答复过了
second-agreed = ✅ <b>{ $title }</b>：{ $count } 人的时长已由两位负责人确认。
second-declined = ❌ <b>{ $title }</b>：{ $count } 人的时长没有确认，不记入。
second-told-agreed = ✅ 另一位负责人已确认：<b>{ $title }</b>，{ $date }
second-told-declined = ❌ 另一位负责人没有确认：<b>{ $title }</b>，{ $date }。这些时长没有记入，您可以改了再提交（/rollcall）
second-told-nobody = 👥 <b>{ $title }</b>（{ $date }）的这些时长要第二位负责人确认，可是还没有别的负责人。请先用 /role 加一位负责人，再请 TA 打开 /rollcall
books-second = 👥 确认 { $count } 人的补录
beside-rules = 怎么算
rules-head = 🧮 <b>时长怎么算</b> · { $community }
rules-what = 只算真正服务的时间，路上、吃饭、休息不算。排练、开会、听讲座不算时长，培训另记。
rules-rounding-chongqing = 按半小时计：不满一小时的部分，15 分钟以内不计，45 分钟以内算半小时，再多算一小时。
rules-rounding-minutes = 按分钟计。
rules-share = 在场不到活动时间的 { $percent }%，这一场不记时长。
rules-door = 开始前 { $before } 到结束后 { $after } 可以签到，每场每天最多 { $pairs } 次。忘了签退的，按结束时间算，不会多算。
rules-day = 一天超过 { $second }，要第二位负责人同意；超过 { $most } 不能记。
rules-late = 当天确认，马上记入；过了当天，要第二位负责人同意。最晚 { $days } 个工作日。
rules-choose = 以后按哪一种算？
rules-sure = 🧮 以后这样算吗：<b>{ $rule }</b>？
rules-stay = 已经记入的不变，原来怎么算的还是怎么算。
rules-yes = ✅ 是，这样算
rules-chosen = 以后这样算
policy-chongqing = 按半小时
policy-chongqing-60 = 按半小时，到场要满 60%
policy-plain-minutes = 按分钟
audit-policy-chongqing = 时长改为按半小时
audit-policy-chongqing-60 = 时长改为按半小时、满 60%
audit-policy-plain-minutes = 时长改为按分钟
minutes-head = 🕘 <b>我的时长</b> · { $community }
minutes-service = 服务：{ $time }
minutes-year = 今年：{ $time }
minutes-training = 培训（另记）：{ $time }
minutes-part = { $how } { $time }
minutes-parts = { $time }（{ $parts }）
minutes-stars = 星级：{ $stars }
minutes-eligible = 🌟 您的时长够 { $star } 星了，等负责人授予
minutes-next = 离 { $star } 星还差 { $time }
minutes-latest = <b>最近记入</b>
minutes-entry = • { $day } { $title }：{ $time }（{ $how }）
minutes-no-shows = 报了名没到：{ $count } 次（一年内；只有您和负责人看得到）
star-list = 🌟 这 { $count } 位的时长够了。授予由您来定：
star-nobody = 现在没有人够新的星级。
star-confer = { $name } 授予 { $stars }
star-confer-selected = { $name } 已评选，授予 { $stars }
star-given = 已授予
star-already = 已经授予过了
star-not-yet = 时长还不够这一星，请重新打开 /star
star-look = 看名单
star-eligible = 🌟 { $name } 的服务时长够 { $star } 星了（{ $stars }）。授予由负责人来定。（{ $community }）
star-conferred = 🎉 恭喜 { $name }！{ $community }授予您 { $star } 星志愿者 { $stars }，谢谢您的付出。
    在群里公布您的名字，可以吗？
star-publish-yes = 可以公布
star-publish-no = 不用公布
star-wish-yes = 好的，负责人会在群里公布
star-wish-no = 好的，不公布
star-wished-yes = ⭐ { $star } 星（{ $stars }）：您同意公布姓名，负责人会在群里公布。谢谢您！
star-wished-no = ⭐ { $star } 星（{ $stars }）：不公布。
star-was-published = ✅ 已在群里公布：{ $name }，{ $star } 星（{ $stars }）
star-wish-late = 已经公布了，或者找不到这颗星
star-agreed = { $name } 同意公布 { $star } 星（{ $stars }）。要发到{ $community }的群里吗？
star-publish = 📣 在群里公布
star-published = 🎉 祝贺 { $name } 成为{ $community }的 { $star } 星志愿者 { $stars }！
star-out = 已发到群里
star-no-yes = 本人还没有同意公布
paper-which = 要哪一段时间的时长明细？也可以发：/transcript 2026-01 2026-06
paper-year = { $year } 年
paper-all = 全部
paper-comes = 📄 时长明细马上发给您。
paper-lacks = 还不能出时长明细，缺：{ $fields }
paper-caption = 📄 您的志愿服务时长明细。核验码 <b>{ $code }</b>：任何人发 /verify 加核验码都能核对。
paper-title = 志愿服务时长明细
paper-name = 姓名
paper-number = 志愿者编号
paper-period = 期间
paper-unit = 记录单位
paper-issued = 生成日期
paper-service = 服务记录
paper-training = 学习培训（不计入服务时长）
paper-none-service = 这段时间没有服务记录。
paper-none-training = 这段时间没有培训。
paper-date = 日期
paper-content = 服务内容
paper-place = 地点
paper-time = 时长
paper-how = 依据
paper-total = 合计
paper-hours = { $hours } 小时
paper-serial = 流水号
paper-code = 核验码
paper-check = 扫码，或把核验码发给帮手（/verify），就能核对。
paper-note = 本明细由社区的记录生成，供本人查阅和核对。需要正式文件，请向居委会申请。
paper-page = 第 { $page } 页，共 { $pages } 页
verify-how = 请发：/verify 加十二位核验码，例如 /verify 7K2M-Q9DX-04AB
verify-unknown = ❌ 没有这个核验码。请再核对一遍，字母和数字都要一样。
verify-gone = 这份明细的本人已经退出，不能再核对。
verify-found = ✅ 这份时长明细是帮手出的，请和纸面核对：
    姓名：{ $name }
    记录单位：{ $unit }
    期间：{ $period }
    服务：{ $service }
    培训：{ $training }
    流水号：{ $serial }
    生成日期：{ $issued }
    核验码：{ $code }

## 隐私和自己的资料

menu-privacy = 我的资料：看、改、删
menu-community = 我在哪个社区，换一个社区
privacy = <b>您的资料怎么用</b>
    · 只在您同意后保存您的名字；名单里只显示名字，不显示电话和住址。
    · 从不保存：身份证号、定位、病情、家庭困难、孩子的身份。
    · 求助里的私人信息只给负责人和接受的那一位，结束 30 天后删除。
    · 您发到活动档案的照片和文字，社区的人都能看；删除资料时一起删掉。
    · 资料存放在运行帮手的服务器上；您随时可以查看，也可以全部删除，只留下不带名字的合计时长。
    · 聊天消息由 Telegram 保存。您删除资料时，最近三个月的招募里会去掉您的名字，别的消息收不回来。
privacy-mydata = 看我的全部资料
privacy-forget = 删除我的资料
mydata-title = 帮手保存的您的资料
mydata-records = 记入的时长
mydata-given = 服务了
mydata-counted = 计入
mydata-activities = 报过名的活动
mydata-times = 签到签退
mydata-absent = 没到
mydata-needs = 提过的求助
mydata-archive = 放进活动档案的
mydata-permits = 培训和证件
mydata-until = 有效到
mydata-stars = 授予的星级
mydata-star = 星级
mydata-consent = ✅ { $day } 同意保存（告知书第 { $version } 版）
mydata-all = 每一行原样（保存成什么样，就是什么样）
mydata-caption = 这是帮手保存的关于您的全部内容，请用浏览器打开。
mydata-sent = 已经私下发给您了。
forget-ask = 真的要删除您的全部资料吗？
    · 您的名字、登记的内容和设置都会删掉，<b>不能恢复</b>。
    · 还没开始的活动，您的名额会让给下一位；您还没办完的求助会撤回。
    · 做过的时长只留在队伍和社区的合计里，用一个代号，查不到是您。
forget-yes = 全部删除，不能恢复
forget-no = 不删，留着
forget-kept = 好的，什么都没有删。
forget-nothing = 帮手没有保存您的任何资料。
forget-begun = 🧹 正在删除您的资料，一般不到两分钟。删完我会在这里告诉您。
forget-doing = 🧹 您的资料正在删除，请等一会儿，删完我会告诉您。
forgotten = ✅ <b>您的资料已经全部删除。</b>
    留下的只有队伍和社区的合计时长，用一个代号，查不到是您。
    谢谢您做过的一切！以后想回来，在社区群里报一次名就好。
forget-last = ⚠️ 您是<b>{ $community }</b>唯一的负责人。您走以后，求助和提醒没有人收；群管理员可以接手，我会在群里告诉他们。想自己定接班人，请先发 /role。
orphaned = 🧭 <b>{ $community }</b>现在没有负责人了：求助和提醒没有人收。请一位群管理员接手。
nobody-coordinates = 社区现在没有负责人，请一位群管理员来做。
orphaned-take = 我是群管理员，我来接手
orphaned-taken = ✅ 已经有人接手，谢谢！
orphaned-yours = 您现在是{ $community }的负责人。能做什么：私下发 /help
post-requires = （需要：{ $permit }）
untrained = 这个岗位要先有：{ $permit }。现在还没有排培训，请问负责人
untrained-next = 这个岗位要先有：{ $permit }。下一次培训：{ $title }，{ $when }。发 /training 就能报名
team-gone = 这支队伍找不到了，可能已经解散。
role-gone = 这个人找不到了，可能已经离开。

## register

menu-register = 注册：我是谁，会什么，何时有空
register-begin = 👋 <b>登记成为{ $community }的志愿者</b>
    先问一句：您多大年纪？
register-ages = 您多大年纪？
age-under = 不满14岁
age-14-17 = 14–17岁
age-18-59 = 18–59岁
age-60 = 60岁以上
register-under = 不满14岁的小朋友不单独登记，我什么也不会记下。请爸爸妈妈或监护人报名，把您带上：在招募下回复“带一个孩子”就可以，只记人数，不记名字。
register-under-known = 不满14岁的小朋友不单独登记，由监护人带着参加。您已经登记过，请按下面把资料删掉；按错了请返回。
register-consent = <b>请先看这几句</b>
    我会记下：您的称呼、年龄段，以及您自己填的技能、有空的时间、语言、队伍和志愿者编号。
    用途：安排和记录{ $community }的志愿服务，只给本社区的负责人和队长看，称呼会出现在活动名单里。
    存放：运行帮手的服务器；消息经过 Telegram 的服务器（在境外）。
    身份证号、电话、住址、病情从不保存。您随时可以查看、更正、撤回和删除（/privacy）。
register-agree = ✅ 同意
register-disagree = 不同意
register-nothing-kept = 好的，什么也没有记下。想好了再发 /register。
register-card = 🪪 <b>您的登记</b>
register-card-foot = 按一下就能改，随时都可以。
register-empty = （还没填）
register-name = 称呼：{ $value }
register-age = 年龄段：{ $value }
register-skills = 会做的事：{ $value }
register-times = 有空的时间：{ $value }
register-languages = 语言：{ $value }
register-teams = 队伍：{ $value }
register-team-asked = { $team }（等队长同意）
register-number = 志愿者编号：{ $value }
register-may-ask = 有合适的事：可以私下问我
register-may-not-ask = 有合适的事：不要私下问我
register-guardian-waits = ⏳ 14–17岁参加活动要监护人同意。请监护人联系负责人，负责人会在这里登记。
register-set-name = ✏️ 称呼
register-set-age = 年龄段
register-set-skills = 🛠 会做的事
register-set-times = 🕘 有空的时间
register-set-languages = 🗣 语言
register-set-teams = 👥 队伍
register-set-number = # 志愿者编号
register-ask-on = 🔔 可以私下问我
register-ask-off = 🔕 不要私下问我
register-ask-name = 大家怎么称呼您？请直接写给我。
register-ask-skills = 您会做什么？用逗号隔开，例如：修电器，二胡，陪老人聊天
register-ask-times = 每周什么时候有空？例如：每周六上午，每周三晚上
register-ask-number = 您在全国志愿服务系统里的志愿者编号是多少？（不是身份证号）
register-bad-name = 请写一个30个字以内的称呼。
register-bad-skills = 没有看懂。例如：修电器，二胡
register-bad-times = 没有看懂时间。例如：每周六上午
register-bad-number-id = 这像身份证号或电话号码，我不能保存，也请您删掉那条消息。
register-bad-number-unreadable = 编号由4到24个字母和数字组成，请再看一下。
register-skills-ask = 🛠 <b>您会做什么？</b> 选一类，或者自己写。
    现在：{ $value }
register-group = 🛠 <b>{ $group }</b>：会的就点一下。
register-type-skills = ✏️ 自己写
register-times-ask = 🕘 <b>每周什么时候有空？</b>
    现在：{ $value }
register-type-times = ✏️ 自己写
register-clear-times = 清空
register-languages-ask = 🗣 <b>您会说什么？</b>
register-teams-ask = 👥 <b>想参加哪支队伍？</b> 队长同意后就加入。
register-no-teams = 还没有队伍。
window = { $day } { $from }–{ $to }
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
part-am = 上午
part-pm = 下午
part-night = 晚上
spoken-zh = 普通话
spoken-dialect = 本地话
spoken-en = 英语
spoken-sign = 手语
skill-group-repair = 🔧 修理
skill-group-health = 🩺 健康
skill-group-learning = 📚 学习
skill-group-culture = 🎭 文体
skill-group-daily = 🏠 生活
skill-group-order = 🦺 安全秩序

## role

menu-role = 谁能做什么
role-holders = 🔑 <b>有权限的人</b>
    找别人：/role 名字
role-found = 选一位：{ $more ->
    [0] {""}
   *[other] （还有{ $more }位，请写得更完整）
  }
role-none = 没有找到这个名字。只有同意登记称呼的人才找得到。
role-is = 身份：{ $roles }
role-teams = 队伍：{ $teams }
role-name-coordinator = 负责人
role-name-leading = 领导小组成员
role-name-leader = { $team }队长
role-name-volunteer = 志愿者
role-coordinator-on = 设为负责人
role-coordinator-off = 不再是负责人
role-leading-on = 设为领导小组成员
role-leading-off = 退出领导小组
role-leads = 👥 当哪支队的队长
role-leads-ask = { $name }当哪支队的队长？
role-guardian = ✅ 监护人已同意
role-guardian-waits = ⏳ 14–17岁，还没有登记监护人同意。
role-guardian-done = 已登记监护人同意
role-guardian-noted = ✅ 已登记：{ $who }的监护人同意参加。
role-done = 好了
role-last = 这是最后一位负责人。请先让另一位当负责人。
role-no-telegram = 这位没有 Telegram，不能担任。
role-stale = 刚才有别人改过，请再按一次。
role-audit = 🗒 最近的变动
role-audit-line = { $when } { $by }：{ $what } { $team }
audit-coordinator-on = 设为负责人
audit-coordinator-off = 取消负责人
audit-leading-on = 加入领导小组
audit-leading-off = 退出领导小组
audit-leader-on = 设为队长
audit-leader-off = 取消队长
audit-team-in = 加入
audit-team-out = 退出

## What people are told about rights, teams and permits

person-granted = 🔑 您现在是{ $community }的{ $text }了。发 /help 看看能做什么。
person-revoked = 您不再是{ $community }的{ $text }了。谢谢您的付出。
person-leader-on = 👥 您现在是{ $team }的队长了。发 /team 看台账、管队员。
person-leader-off = 您不再是{ $team }的队长了。谢谢您的付出。
person-team-request = 🙋 { $who }想加入{ $team }。
person-team-in = 🎉 您已加入{ $team }！
person-team-out = 您已不在{ $team }里了。
person-guardian = ⏳ { $who }（14–17岁）登记成为志愿者，要有监护人同意。和监护人确认后请按：
person-guardian-given = ✅ 监护人同意已登记，欢迎加入！
person-guardian-first = ⏳ <b>{ $text }</b>还没有报上名：14–17岁要监护人先同意。
    请监护人联系社区负责人，登记好了我告诉您，再报一次名就行。
person-permit = 🎓 您通过了培训，拿到了：{ $text }
person-permit-until = 🎓 您通过了培训，拿到了：{ $text }，有效到 { $when }
person-expiring = ⌛ 您的{ $text }快到期了。发 /training 看下一次培训。
person-expiring-until = ⌛ 您的{ $text }快到期了：{ $when }。
person-next = 再参加一次培训就能接着用：{ $title }，{ $when }
person-no-next = 下一次培训还没有排，排好了发 /training 就能看到。

## team

menu-team = 队伍和台账
team-list = 👥 <b>{ $count } 支队伍</b>
team-list-find = 找一支队，可以写：/team 舞蹈
team-none = 没有这样的队伍。负责人可以发：/team 新建 名称
team-none-yet = 还没有队伍。负责人可以发：/team 新建 名称，例如 /team 新建 舞蹈队
team-all = ‹ 全部队伍
team-bad-name = 队伍名称请在30个字以内。
team-kind-line = 类型：{ $kind }
team-members = 队员：{ $members } 人
team-members-of = 队员：{ $members }/{ $capacity } 人
team-leaders = 队长：{ $leaders }
team-no-leader = 还没有队长（负责人发 /role 名字，就能指定）。
team-has-chat = 💬 有自己的群
team-join = 🙋 申请加入
team-unask = 撤回申请
team-leave = 退出队伍
team-leave-ask = <b>要退出{ $team }吗？</b>再加入要队长同意；做过的服务都保留。
team-asked = 已告诉{ $team }的队长，请等回复
team-register-first = 请先发 /register 登记，再申请加入。
team-ledger = 📒 台账
team-people = 👥 队员
team-requests = 🙋 申请（{ $count }）
team-set-kind = 类型
team-kind-ask = { $team }是做什么的队？
team-set-programme = 🏷 服务项目
team-set-capacity = 人数上限
team-set-chat = 💬 绑定队伍的群
team-people-ask = 👥 <b>{ $team }</b>的队员。要请谁出队，按名字。
team-people-none = { $team }还没有队员。
team-requests-ask = 🙋 <b>想加入{ $team }的人</b>
team-requests-none = 没有人在等{ $team }的回复。
team-accept = ✅ 同意
team-accept-one = ✅ { $name }
team-decline = 婉拒
team-take-out = ✖ 请{ $name }出队
team-take-out-ask = <b>请{ $name }离开{ $team }吗？</b>会告诉本人，做过的服务都保留。
team-let-in = { $name }已加入
team-taken-out = { $name }已请出
team-full = 队伍已满。可以先提高人数上限。
team-stale = 刚才有别人改过，请再按一次。
team-capacity-ask = { $team }最多多少人？请写一个数；没有上限就写：不限。已经在队里的都留着。
team-bad-capacity = 请写1到2000之间的数，例如 30；没有上限就写：不限。
team-programme-ask = { $team }主要做哪一类服务？
team-code = 请把帮手加进{ $team }自己的群，然后在那个群里发：
    <code>/team link { $code }</code>
    一天内有效。
team-link-where = 请在队伍自己的群里发这个。
team-link-bad = 这个号码不对，或者过期了。请队长再拿一个。
team-link-taken = 这个群已经属于一个社区或另一支队伍。
team-linked = 💬 这里现在是{ $team }的群了。
ledger-head = 📒 <b>{ $team }台账</b>
    队员 { $members } 人
ledger-month = <b>本月</b>
ledger-year = <b>今年</b>
ledger-activities = 活动 { $activities } 场（培训 { $trainings } 场），服务 { $people } 人
ledger-hours = 服务 { $hours } 小时：签到 { $checkedIn }，当天确认 { $attested }，补录 { $backFilled }
ledger-training = 培训 { $hours } 小时
ledger-away = 🌱 三个月没见到：{ $names }
ledger-nobody-away = 🌱 没有人超过三个月没来。

## training

menu-training = 培训和证书
training-mine = 🎓 <b>我的证书</b>
training-none = 还没有。
training-permit = · { $permit }
training-permit-until = · { $permit }，有效到{ $when }
training-permit-over = · { $permit }，{ $when }已过期
training-coming = 🗓 <b>接下来的培训</b>
training-no-coming = 还没有安排。
training-line = · { $title }，{ $when }
training-line-gives = · { $title }，{ $when }（给：{ $gives }）
training-manage = ⚙️ 设置培训和岗位要求
training-pick = 哪一场活动？
training-no-pick = 接下来没有活动。
training-is = 🎓 培训，{ $host }主办，学习 { $time }（另记，不算服务时长）
training-is-not = 这场不是培训。
training-no-permit = 参加后不发证书
training-gives = 参加后给：{ $permit }
training-valid = 有效期：{ $time }
training-make = 🎓 这场是培训
training-set-gives = 🎓 给什么证书
training-set-host = ✏️ 主办
training-set-minutes = ⏱ 学习时长
training-ask-host = 由谁主办？请直接写给我，例如：城南社区卫生服务中心
training-ask-minutes = 学习多久？例如：90，或 1小时30分
training-bad-host = 请写60个字以内的名称，例：城南社区卫生服务中心
training-how = 要办培训，发：/recruit 周六 9:00-11:00 消防培训 地点:社区活动室 学员20 风险:无
training-plain = ✖ 不是培训
training-years = { $years }年
training-for-ever = 长期
training-role = { $role }：要求…
training-role-ask = <b>{ $role }</b>要先有什么证书？
training-role-asks = { $role }：要有{ $permit }
training-role-free = { $role }：人人都可以{ $permit }
training-free = 不要求
training-type = ✏️ 自己写
training-ask-permit = 证书叫什么？请直接写给我，例如：急救证
training-bad-permit = 请写{ $limit }个字以内的名称，例：急救证

## partner

menu-partner = 共建单位：谁能提供什么
partner-list = 🤝 <b>{ $count }家共建单位</b>
partner-none = 🤝 还没有共建单位。
partner-found = 🤝 能提供<b>{ $text }</b>的：
partner-named = 🤝 和<b>{ $text }</b>有关的：
partner-nobody = 🤝 还没有谁能提供<b>{ $text }</b>。
partner-line = · <b>{ $name }</b>：{ $offers }
partner-new = ➕ 新增
partner-kind = 类型：{ $kind }
partner-offers = 能提供：{ $offers }
partner-note = 💬 { $note }
partner-contact = 联系：{ $contact }
partner-asked = 🗒 什么时候请过
partner-asked-line = · { $when } { $about }
partner-note-asked = 🗒 记一次邀请
partner-link = 📎 参加的活动
partner-set-note = ✏️ 能提供什么
partner-set-contact = ✏️ 联系方式
partner-set-kind = 类型
partner-kind-ask = { $name }是哪一类？
partner-remove = 🗑 删除
partner-remove-yes = 🗑 是，删除{ $name }
partner-remove-ask = <b>要删除{ $name }吗？</b>联系方式和请过的记录一起删掉，不能恢复。
partner-gone = 这家单位找不到了。
partner-link-ask = <b>{ $name }</b>参加哪些活动？
partner-link-none = 最近没有活动可以关联{ $name }。
partner-ask-name = 单位叫什么？请直接写给我。
partner-ask-note = { $name }能提供什么？例如：义诊、场地、讲师
partner-ask-contact = 怎么联系{ $name }？只有负责人看得到。
partner-ask-about = 请{ $name }做什么？
partner-bad-name = 名称请在40个字以内。
partner-too-long = 太长或是空的，请写短一点。
partner-kind-hospital = 医疗机构
partner-kind-school = 学校
partner-kind-company = 企业商户
partner-kind-social-organisation = 社会组织
partner-kind-care-home = 养老机构
partner-kind-authority = 政府部门

## import

menu-import = 导入队员名单
import-how = 📄 <b>导入名单</b>
    把 CSV 或 Excel（xlsx）文件私下发给我。第一行写列名：姓名（必填）、队伍、技能、编号、年龄、时间。
    电话、身份证号、住址这些列不会保存。
    有一行不对，就一行也不导入，我会逐行告诉您原因。
import-kind = 请发 CSV 或 xlsx 文件。
import-big = 文件太大（最多5 MB）。
import-empty = 文件里没有名单，或者读不出来。
import-no-name-column = 没有找到"姓名"这一列。第一行要写列名。
import-too-long = 一次最多5000行。
import-refused = ❌ 有{ $count }行不能导入，所以一行也没有导入：
import-line = 第{ $line }行：{ $problem }（{ $given }）
import-line-empty = 第{ $line }行：{ $problem }
import-more = 还有 { $count } 行
import-full = ❌ { $team }还能进 { $free } 人，名单里有 { $wanted } 人，所以一行也没有导入。可以先在 /team 里改人数上限。
import-none = 📄 名单里的 { $known } 人都已经在册，没有要导入的。
import-problem-no-name = 没有姓名
import-problem-bad-name = 姓名太长
import-problem-under-14 = 不满14岁，由监护人带着参加
import-problem-bad-age = 年龄看不懂
import-problem-bad-number = 编号看不懂
import-problem-id-number = 写的是身份证号或电话，不能保存
import-problem-no-team = 没有这支队伍，请先新建
import-problem-bad-times = 时间看不懂
import-problem-twice = 重复；同名的请写编号
import-found = 📄 新队员 { $count } 人，已经在册 { $known } 人。
import-ignored = 不会保存的列：{ $columns }
import-agreed = 登记之前要有本人同意。请确认：名单上的每一位都同意由本社区登记这些内容。
import-yes = ✅ 都同意了，导入
import-no = 不导入
import-done = ✅ 导入了 { $count } 人。
import-changed = 文件现在读出来不一样了，请再发一次。
import-dropped = 好的，没有导入。

## correct

privacy-correct = 更正
correct = ✏️ <b>哪里不对？</b>
    您填的内容，按下面的按钮自己改。
    活动和时长不对，请告诉负责人：更正会另记一条，写明原因。
correct-profile = ✏️ 改我的登记

## Skills

skill-electrician = 电工
skill-plumber = 水管
skill-appliance = 家电维修
skill-locks = 锁具
skill-carpentry = 木工
skill-bicycle = 修车
skill-sewing = 缝补
skill-firstaid = 急救
skill-nursing = 护理
skill-doctor = 医生
skill-escort = 陪诊
skill-counselling = 心理疏导
skill-phone = 教用手机
skill-computer = 电脑
skill-tutoring = 辅导功课
skill-reading = 读书读报
skill-translation = 翻译
skill-law = 法律
skill-dance = 舞蹈
skill-choir = 唱歌
skill-music = 乐器
skill-recital = 朗诵主持
skill-calligraphy = 书法
skill-crafts = 手工绘画
skill-photography = 摄影
skill-writing = 写稿
skill-sports = 体育
skill-haircut = 理发
skill-cooking = 做饭
skill-cleaning = 打扫
skill-shopping = 代购跑腿
skill-moving = 搬东西
skill-driving = 开车
skill-company = 陪伴
skill-childcare = 看孩子
skill-gardening = 园艺
skill-pets = 宠物
skill-fire = 消防
skill-rescue = 应急救援
skill-patrol = 巡逻
skill-traffic = 交通劝导
skill-office = 登记文书

## Kinds of teams

team-kind-party = 党员
team-kind-youth = 青年
team-kind-elderly = 敬老
team-kind-disability = 助残
team-kind-women = 巾帼
team-kind-fire = 消防
team-kind-patrol = 巡逻
team-kind-medical = 医疗
team-kind-law = 法律
team-kind-education = 教育
team-kind-environment = 环保
team-kind-repair = 维修
team-kind-dance = 舞蹈
team-kind-singing = 合唱
team-kind-recital = 吟诵
team-kind-opera = 戏曲
team-kind-music = 器乐
team-kind-photography = 摄影
team-kind-model = 模特
team-kind-aerobics = 健美操
team-kind-softball = 柔力球
team-kind-taichi = 太极
team-kind-ballgames = 球类
team-kind-calligraphy = 书画
team-kind-crafts = 手工
team-kind-reading = 读书

## What partners offer

offer-of-clinic = 义诊
offer-of-lecturers = 讲师
offer-of-rooms = 场地
offer-of-goods = 物资
offer-of-money = 资金
offer-of-volunteers = 人手
offer-of-transport = 车辆
offer-of-haircuts = 理发
offer-of-repairs = 维修
offer-of-law = 法律
offer-of-counselling = 心理疏导
offer-of-performances = 演出
offer-of-equipment = 设备

## summary

summary-title = { $name } · { $month }小结
summary-head = 📊 <b>{ $title }</b>
summary-theme = 🌟 本月主题：{ $theme }
summary-fact = { $label }：<b>{ $value }</b>
summary-fact-note = { $label }：<b>{ $value }</b>（{ $note }）
summary-activities = 活动场次
summary-comings = 参加人次
summary-hours = 服务小时
summary-people = 参加的志愿者
summary-attendance = 到场率
summary-absent = 报名未到 { $count } 人次
summary-trainings = 培训场次
summary-training-hours = 学习 { $hours } 小时
summary-needs = 办好的求助
summary-residents = 受助居民
summary-partners = 合作单位
summary-before = 上月 { $value }
summary-year-ago = 去年同月 { $value }
summary-known = { $how } { $hours } 小时
summary-details = 📋 <b>{ $name } · { $month }各队情况</b>
summary-no-teams = 这个月没有队伍的活动或时长。
summary-team = <b>{ $team }</b>：{ $activities ->
    [0] { "" }
   *[other] { $activities } 场，
  }{ $hours } 小时（{ $known }）
summary-team-unrecorded = <b>{ $team }</b>：{ $activities } 场，还没有时长
summary-stars = 🌟 <b>时长够星级、等授予的</b>（只有您看得到；发 /star 处理）
summary-star = { $name }：{ $star } 星
summary-resting = 这个月没有活动的队伍：{ $names }
summary-with = 🤝 合作单位：{ $names }
picture-programmes = 每周办了几场
picture-no-activities = 这个月没有活动，下个月一起来。
picture-days = { $from }–{ $to }日
picture-trend = 近 12 个月服务小时
picture-no-hours = 这个月还没有登记时长。
picture-teams = 各队服务时长
picture-team-hours = 服务时长 { $hours } 小时
picture-hours = { $hours } 小时
picture-other-teams = 其他 { $count } 队共 { $hours } 小时
picture-no-team = 不分队伍
picture-theme = 本月主题：{ $theme }
picture-footer = 数据来自签到和点名，截至 { $date }。小结不是证明。
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

## schedule

menu-schedule = 定时发送的时间
schedule-title = ⏰ <b>{ $community }</b>的定时
schedule-line = ✅ <b>{ $name }</b>：{ $when }
schedule-line-next = 接下来：{ $days }
schedule-line-off = ⏸ <b>{ $name }</b>：关着（{ $when }）
schedule-weekly = 每{ $days }
schedule-daily = 每天
schedule-monthly = 每月 { $days } 日
schedule-month-end = 每月最后一天
schedule-nth = 每月第 { $n } 个{ $day }
schedule-last = 每月最后一个{ $day }
schedule-yearly = 每年 { $month } 月 { $day } 日
schedule-quiet = 🌙 免打扰：<b>{ $hours }</b>，不发提醒
schedule-quiet-none = 不设
schedule-language = 🗣 群里的语言：<b>{ $language }</b>
schedule-quiet-button = 🌙 免打扰
schedule-language-button = 🗣 语言
schedule-zone-button = 🌐 时区
schedule-job = ⏰ <b>{ $name }</b> · { $community }
schedule-what-WEEKLY = 每周一次，把这一周的活动发到群里，并私下告诉负责人还缺什么。
schedule-what-MONTHLY = 每月一次，把上个月的小结和图发到群里、各队和负责人。
schedule-what-THEME = 每月一次，下个月还没有主题时，请负责人来定。
schedule-what-THEMELAST = 下个月的主题还空着时，再提醒负责人一次。
schedule-what-DAILY = 每天一次，有要办的事才提醒负责人。
schedule-what-ANNUAL = 每年一次，把去年的年度报告发给负责人。
schedule-when = 时间：<b>{ $when }</b>
schedule-when-off = 关着。打开后的时间：<b>{ $when }</b>
schedule-next = 接下来三次：
schedule-next-line = • { $when }
schedule-now = 马上
schedule-some-months = ⚠️ 有的月份没有这一天，那个月就不发。月底请写 <i>每月最后一天</i>。
schedule-loud = 🌙 这个时间在免打扰时段里，大家的手机会响。
schedule-time-button = ⏱ 改时间
schedule-on = ▶️ 打开
schedule-off = ⏸ 关掉
schedule-preview = 👀 先给我看看
schedule-send = 📤 现在发
schedule-pick = <b>{ $name }</b>改到什么时候？按一下，或者直接写给我。
schedule-picked = 新的时间：<b>{ $when }</b>
schedule-set = ✅ 就这样
schedule-example-WEEKLY = 例如：<i>周一上午8点半</i>，或 <code>30 8 * * 1</code>
schedule-example-MONTHLY = 例如：<i>每月1号9点</i>，或 <code>0 9 1 * *</code>
schedule-example-THEME = 例如：<i>每月24号10点</i>，或 <code>0 10 24 * *</code>
schedule-example-THEMELAST = 例如：<i>每月最后一天10点</i>，或 <code>0 10 L * *</code>
schedule-example-DAILY = 例如：<i>每天17点</i>，或 <code>0 17 * * *</code>
schedule-example-ANNUAL = 例如：<i>每年1月10日10点</i>，或 <code>0 10 10 1 *</code>
schedule-send-ask = 现在就发<b>{ $name }</b>？发了就算这一期的，到时候不再发。
schedule-send-again = 这一期的<b>{ $name }</b>不会再自动发了。现在另外发一次？
schedule-send-rest = 今年的<b>{ $name }</b>不会再自动发了。现在发，只发给今年还没收到的人：每人一年只收一次。
schedule-send-loud = 🌙 现在是免打扰时段，大家的手机会响。
schedule-send-yes = 📤 是，现在发
schedule-sending = 马上就发，一分钟之内
schedule-looking = 马上发给您一个人看
schedule-busy = 刚才有人改过，或者正在发。请看现在的样子，一分钟后再试。
schedule-changed = 改好了
schedule-is-on = 打开了
schedule-is-off = 关掉了
schedule-quiet-ask = 🌙 什么时候不打扰？现在是 <b>{ $hours }</b>。按一下，或者直接写，例如：<i>21:30-7:30</i>
schedule-language-ask = 🗣 群里的通知用什么语言？（每个人和我私聊的语言，自己用 /language 选。）
schedule-zone-ask = 🌐 这里用哪里的时间？按一下，或者直接写城市名。
schedule-zone-which = 是哪一个？也可以换个城市名再写一次。
schedule-zone-none = 没找到这个时区。请按一个，或者写附近的大城市，例如：<i>上海</i>、<i>Berlin</i>
schedule-zone-new = 🌐 改用<b>{ $zone }</b>（那里现在 { $time }）。之后这样发：
schedule-zone-note = 已经发布的活动，开始的那一刻不变，只是按新时区显示。这一期发过的不会再发。
schedule-wrong-empty = ⚠️ 没看到时间。请写上是哪天、几点。
schedule-wrong-six-fields = ⚠️ cron 要写五段（分 时 日 月 星期），不带秒。您是不是想写：<code>{ $better }</code>
schedule-wrong-impossible-date = ⚠️ 没有这样的日子，例如 2 月 31 日。请写真有的日期；月底可以写 <i>每月最后一天</i>。
schedule-wrong-no-time = ⚠️ 还差几点钟。
schedule-wrong-unreadable = ⚠️ 这个时间没看懂。请写哪天、几点，或五段的 cron。
schedule-wrong-too-often = ⚠️ 太密了：{ $span }最多一次。
schedule-wrong-quiet = ⚠️ 没看懂。请写从几点到几点，例如：<i>21:30-7:30</i>
schedule-span-WEEKLY = 一周
schedule-span-MONTHLY = 一个月
schedule-span-THEME = 一个月
schedule-span-THEMELAST = 一个月
schedule-span-DAILY = 一天
schedule-span-ANNUAL = 一年
schedule-span-HINT = 一年
theme-known = { $month }的主题已经定了：<b>{ $theme }</b>。到时候不再提醒。

## 活动档案

menu-archive = 活动档案：找以前的活动
button-kept = 🗂 活动档案
filter-period = 📅 时间
filter-programme = 🏷 服务项目
filter-team = 👥 队伍
filter-partner = 🤝 伙伴
filter-search = 🔎 搜文字
filter-all-years = 所有年份
filter-year = { $year }年
filter-month = { $month }月
filter-text = “{ $text }”
filter-this-month = 本月
filter-last-month = 上个月
filter-whole-year = { $year }年全年
filter-any-period = 所有年份
filter-any-programme = 所有项目
filter-any-team = 所有队伍
filter-any-partner = 所有伙伴
filter-ask-period = 看哪段时间？
filter-ask-programme = 看哪个服务项目？
filter-ask-team = 看哪支队伍？
filter-ask-partner = 看哪个伙伴？
archive-head = 🗂 <b>活动档案</b> · { $what }
    找到 { $count } 场活动
archive-none = 没有找到。换一段时间，或少写几个字再找。
archive-stars = ⭐ { $average }
archive-export = 📤 导出
archive-ask-search = 想找什么？写一个词就行，比如：敬老院，或 义诊 2026-10。
archive-when = 🗓 { $when }
archive-partners = 🤝 伙伴：{ $partners }
archive-planner = ✍️ 策划：{ $name }
archive-came = 👥 到场志愿者 { $count } 人
archive-came-names = 👥 到场志愿者 { $count } 人：{ $names }
archive-minutes = ⏱ 服务时长 { $time }
archive-training = 🎓 培训时长 { $time }
archive-served = 🏠 服务居民 { $count } 人
archive-average = ⭐ { $average } 分（{ $count } 人评分）
archive-few-ratings = ⭐ 已有 { $count } 人评分，满 3 人显示平均分
archive-word = 💬 { $text }
archive-learned = 💡 这次的心得：{ $text }
archive-how = 在群里回复招募消息，发照片或写几句话，就会收进档案。
archive-photos = 📷 看照片（{ $count }）
archive-photos-come = 照片马上私下发给您
archive-set-served = 🏠 服务居民人数
archive-set-learned = 💡 写心得
archive-add = ➕ 加照片和话
archive-other-number = 写一个数
archive-ask-served = “{ $title }”服务了多少位居民？请点一个数，也可以写出来。
archive-ask-learned = “{ $title }”有什么心得？哪里好，下次怎么改？写一两句就行。
archive-ask-add = 请把“{ $title }”的照片一张张发到这里；写一句话就收工。
archive-served-noted = 记下了：服务居民 { $count } 人
archive-bad-number = 请写一个数，比如 30。
archive-no-words = 请写一两句话，比如：下次早到半小时搬椅子。
archive-only-photos = 这里只收照片。请当作照片发，不要当作文件发。
archive-full = 这场活动已有 { $limit } 张照片，放不下了。
archive-not-over = 活动还没有结束。
archive-was-not-there = 到场的人才能评分。
archive-rated = 谢谢！记下了 { $stars } 分，只有您自己知道


## 导出

menu-export = 导出台账、记录、活动、需求
audit-export-ledger = 导出了队伍台账
audit-export-records = 导出了服务记录
audit-export-trainings = 导出了培训记录
audit-export-activities = 导出了活动表
audit-export-needs = 导出了需求表
export-ledger = 队伍台账
export-records = 服务记录
export-trainings = 培训记录
export-activities = 活动表
export-needs = 需求表
export-as-xlsx = { $what } · Excel
export-as-csv = CSV
export-ask = 📤 <b>导出</b> · { $filter }
    按上面的范围导出。要哪一张表？文件会私下发给您。
export-look = 🗂 先在档案里看看
export-comes = 文件马上私下发给您
export-caption = 📤 <b>{ $what }</b> · { $filter }
export-rows = 共 { $count } 行
export-rows-minutes = 共 { $count } 行，合计 { $time }
export-empty = “{ $what }”在这个范围里没有内容：{ $filter }。换个范围再试。
export-too-many = “{ $what }”在这个范围里超过 { $limit } 行：{ $filter }。请一年一年地导出。
export-note = 说明
export-note-head = { $community } · { $what } · { $filter }
export-note-at = 导出时间：{ $at }
export-note-unheld = 以下各列我们不收集，留空：{ $columns }。
export-note-needs = 已办结的按办结时间，未办结的按提出时间。姓名、门牌和电话不在表里。
export-note-minutes = 时长以分钟记，只算最后确认的一次；服务与培训分开。
export-left = 已退出的志愿者
export-no-team = （不属于队伍）
export-no-name = 未登记姓名
export-leader = 队长
export-kind-service = 服务
export-kind-training = 培训
export-kind-rehearsal = 排练
export-kind-meeting = 会议
column-name = 姓名
column-sex = 性别
column-birth-date = 出生日期
column-id-number = 身份证件号码
column-residence = 居住区域
column-contact = 联系方式
column-skills = 专业技能
column-service-kind = 服务类别
column-activity = 活动名称
column-date = 日期
column-place = 地点
column-content = 服务内容
column-hours = 服务时间（小时）
column-unit = 组织单位
column-in-charge = 负责人
column-training = 培训名称
column-learning-hours = 学习时间（小时）
column-host = 主办单位
column-official-number = 志愿者编号
column-minutes = 计入分钟
column-served = 实际分钟
column-known = 如何得知
column-team = 队伍
column-entered-by = 录入人
column-second = 复核人
column-reason = 更正原因
column-duty = 职务
column-since = 入队日期
column-times = 服务次数
column-checked-in = 签到分钟
column-attested = 当天确认分钟
column-back-filled = 补录分钟
column-service-minutes = 服务分钟合计
column-training-minutes = 培训分钟
column-last = 最近一次
column-begin = 开始
column-end = 结束
column-kind = 类型
column-partners = 伙伴
column-came = 到场人数
column-residents = 服务居民
column-rating = 评分
column-photos = 照片
column-words = 留言
column-learned = 心得
column-number = 编号
column-asked = 提出日期
column-what = 需求
column-where = 大致地点
column-state = 进度
column-helper = 帮忙的人
column-closed = 办结日期
## Nobody is left out: asking those who fit

seek-head = 🙋 <b>{ $title }</b>（{ $when }）还差 { $missing } 人
seek-who = 合适、也同意被问的有 { $count } 位。点下面的按钮，帮手逐个私下问：
seek-nobody = 暂时没有合适又同意被问、还没问过的志愿者。可以在群里再提醒一次，或者换个时间。
seek-ask = 私下问这 { $count } 位
seek-asked = 好的，正在私下问 { $count } 位。谁答应了，名单上马上看得到。
seek-nobody-new = 合适的都已经问过了。
seek-shut = 这场活动现在不能报名。
seek-full = 名额已经满了，不用再问。
button-seek = 🙋 问问合适的志愿者
tell-wanted = 🙋 这场活动还差人，想到了您。您能来吗？不方便也没关系，按一下"去不了"就好。

## Too few people: go, move or cancel

alert-undecided = 👥 报名 { $came } 人，不到最少的 { $minimum } 人。照常办、改时间，还是取消？
decide-go = ✅ 照常办
decide-move = 🕘 改时间
decide-cancel = ❌ 取消活动
decide-gone = 好的，照常办，不再看最少人数
card-minimum-when = 👥 最少 { $minimum } 人才办，{ $when } 不够就请您定
card-decision-usual = 活动前一天
recruit-field-decision = 决定时间
recruit-ask-decision = 什么时候决定办不办？
recruit-example-decision = 例：周五 18:00。不写就是活动前一天
recruit-change-decision = 决定时间

## The end of a coordinator's day

todo-title = 🔔 <b>{ $community }</b>：今天还有这些等着您
todo-nothing = ✅ { $community }：今天没有要处理的事。
todo-short = 🙋 <b>两天内还差人的活动（{ $count }）</b>
todo-records = 📝 <b>要登记时长的活动（{ $count }）</b>
todo-due = { $days ->
    [0] { $title }：今天是最后一天
   *[other] { $title }：还有 { $days } 个工作日
  }
todo-late = { $title }：已经晚了 { $days } 个工作日
todo-unofficial = <i>（那段日子的放假安排，帮手还不知道，只扣了周末：遇放假可以顺延）</i>
todo-needs = 🤝 <b>一天多没人处理的求助（{ $count }）</b>
todo-what = { $what }
todo-permits = 🎓 <b>快到期的培训资格（{ $count }）</b>
todo-permit = { $who }：{ $permit }，{ $date }到期
todo-more = 还有 { $count } 项
todo-seek = 🙋 问合适的人：{ $what }
todo-roll = 📝 点名：{ $what }
todo-need = 🤝 处理：{ $what }
## series

menu-series = 定期活动
recruit-repeat = 🔁 重复…
recruit-preview-series = 👀 <b>以后每一次都改成这样</b>（现在只有您看得到；已经发出去的，请在各自的卡片里改）
recruit-publish-series = ✅ 改以后每一次
repeat-weeks = { $weeks ->
    [1] 每{ $days }
    [2] 每两周的{ $days }
   *[other] 每 { $weeks } 周的{ $days }
  }
repeat-some-months = （没有的月份跳过）
repeat-until = ，到 { $year } 年{ $day }为止
repeat-times = ，一共 { $count } 次
repeat-rule = 🔁 <b>{ $rule }</b>
repeat-next = 接下来：{ $days }
repeat-ahead = 每次提前 { $count } 天，{ $time } 发到群里，各有各的名单
repeat-at-button = { $time }发
repeat-holidays = 遇法定节假日不发
repeat-holidays-unknown = ⚠️ { $year } 年起的放假安排，帮手还不知道，放假那天也会照发。到时候请在 /series 里按"跳过"。
repeat-ask = 🔁 <b>多久一次？</b>
repeat-example = 也可以直接写给我，例如：<i>每周六，直到6月30日</i>、<i>每两周周六</i>、<i>每月第一个周六</i>、<i>每月最后一天</i>
repeat-wrong = ⚠️ 没看懂多久一次。
repeat-endless = 一直做
repeat-months = 做 { $count } 个月
repeat-ahead-button = 提前 { $count } 天
repeat-holidays-1 = 节假日不发
repeat-holidays-0 = 节假日照发
repeat-done = ✅ 好了
repeat-never = 只这一次
card-series = 🔁 这个系列
card-repeat = 🔁 重复…
series-list = 🔁 <b>{ $community }</b>的定期活动
series-none = 🔁 { $community }还没有定期活动。发招募时写上"每周六"，或按预览下面的"重复…"，就会有。
series-line = <b>{ $title }</b>：{ $rule }
    接下来：{ $days }
series-title = <b>{ $title }</b>
series-next = 接下来：
series-date = • { $day }（{ $on }发到群里）
series-date-up = • { $day } ✅ 已经发了
series-over = 后面没有了。
series-stopped = ⏹ 已经停了，不再发新的。
series-how = 只改一次：先发那一次，再在它的卡片里改。
series-card = { $day } › 管理
series-skip = 跳过 { $day }
series-early = 现在发 { $day }
series-unskip = ↩︎ 恢复 { $day }
series-change = ✏️ 改以后每一次
series-stop = ⏹ 停止
series-all = ‹ 全部定期活动
series-stop-ask = 停掉<b>{ $title }</b>？已经发出去的还照常，后面的不再发。
series-stop-yes = ⏹ 是，停掉
series-skipped = 那一次跳过了
series-unskipped = 恢复了
series-put = 发到群里了
series-stopped-now = 停掉了
series-published = 好了，到时候自己会发。
series-stale = 刚才有人改过这个系列。请看现在的样子再改。
series-gone = 这个系列找不到了，或者已经停了。发 /series 看全部。
series-all-up = 这个系列后面没有还没发的了。

## The year's report

annual-title = { $name }志愿服务年报
annual-year = { $year } 年
annual-before = 上年 { $value }
annual-share = 占居民 { $residents } 人的 { $share }
summary-registered = 注册志愿者
annual-months = 各月服务小时
annual-programmes = 各项目每月办了几场
annual-ledger = 各队台账
annual-team = 队伍
annual-themes = 月月有主题
annual-month = 月份
annual-theme = 主题
annual-partners = 合作单位
annual-no-hours = 这一年还没有登记时长。
annual-no-activities = 这一年还没有活动。
annual-caption = 📘 <b>{ $name } { $year } 年志愿服务年报</b>：{ $activities } 场活动，{ $people } 位志愿者，{ $hours } 小时。可以直接打印给居委会。

## The hours of a year, for those who want to know

job-HINT = 年度时长提示
schedule-what-HINT = 每年 11 月一次，私下告诉想知道的志愿者：今年离 20 小时还差多少。
schedule-example-HINT = 例如：<i>每年11月10日10点</i>，或 <code>0 10 10 11 *</code>
register-hint = 🌿 每年 11 月提示我还差多少小时
register-hint-on = 🌿 每年 11 月提示我还差多少小时
register-hint-off = 🌿 不用每年提示时长
hint-preview = { $count ->
    [0] 👀 现在还没有人要这个提示。志愿者在 /register 里按"每年 11 月提示我"，就会收到。
   *[other] 👀 要这个提示的志愿者：<b>{ $count }</b> 位，到时候私下告诉他们。（自己在 /register 里开关）
  } 照您自己的时长，是这样写的：
hint-enough = 今年您已经服务了 { $hours } 小时，满了 { $expected } 小时。满了的人不会收到提示。
hint-year = 🌿 今年您已经服务了 { $hours } 小时，谢谢您！一年建议 { $expected } 小时，还差 { $missing } 小时。有空就来，不勉强。（只有您看得到）

community-ask = 您在几个社区里。这件事是哪个社区的？（只问这一次，要换随时发 /community）
community-switch = 您在私聊里办的事，现在都算<b>{ $name }</b>的。要换就按下面的按钮。
community-chosen = ✅ 好，您在私聊里办的事，从现在起都算<b>{ $name }</b>的。要换随时发 /community 。
community-only = 您在<b>{ $name }</b>。只有这一个社区，不用换。
community-here = 📍 <b>{ $name }</b>
help-community = 现在是在<b>{ $name }</b>。换一个社区：/community
