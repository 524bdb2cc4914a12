type Link = { link: string; until: string }
type Registration = { name: string; link: string }

/** Subject and text of every mail, by template. Times are Beijing time; times and amounts are texts already. */
export const mails = {
  activation: ({ link, until, mobile }: Link & { mobile: string }) => ({
    subject: '激活您的网上报名账号',
    text: `您好：

有人（应该是您本人）用这个邮箱注册了网上报名的通行证账号，手机号是 ${mobile}。

点开下面的链接，账号就激活了，可以登录：
${link}

链接在北京时间 ${until} 前有效（24 小时），只能用一次。

如果不是您本人注册的，或者手机号不是您的，请不要点开，也不用做什么。`,
  }),
  emailTaken: ({ origin }: { origin: string }) => ({
    subject: '您已有网上报名账号',
    text: `您好：

有人用您的邮箱注册，您已有账号，不用再注册。原来的账号没有任何变化。

请直接登录：
${origin}/login

忘了密码，可以用邮件登录：
${origin}/login/link

如果不是您本人注册的，不用做什么。`,
  }),
  mobileTaken: ({ mobile, origin }: { mobile: string; origin: string }) => ({
    subject: '这次注册没有完成：手机号已有账号',
    text: `您好：

有人（应该是您本人）用这个邮箱注册网上报名的账号，但手机号 ${mobile} 已经用于另一个账号，所以没有注册成。

如果那是您的账号，请直接登录：
${origin}/login

如果不是，请换一个手机号重新注册：
${origin}/passport/sign-up

如果不是您本人注册的，不用做什么。`,
  }),
  loginLink: ({ link, until }: Link) => ({
    subject: '网上报名登录链接',
    text: `您好：

点开下面的链接，再点“登录”，就能登录网上报名，不用密码：
${link}

链接在北京时间 ${until} 前有效（15 分钟），只能用一次。请不要转发给别人。

如果不是您本人要登录，不用做什么，账号没有变化。`,
  }),
  approved: ({ name, amount, payBy, link }: Registration & { amount: string; payBy: string }) => ({
    subject: '【NCRE报名】审核通过，请支付报名费',
    text: `${name}，您好：

审核通过。请在 ${payBy} 前登录支付 ${amount}，过时座位让给他人：
${link}
`,
  }),
  payable: ({ name, amount, payBy, link }: Registration & { amount: string; payBy: string }) => ({
    subject: '【NCRE报名】不用审核了，请支付报名费',
    text: `${name}，您好：

考点不再审核，您现在就可以支付。请在 ${payBy} 前登录支付 ${amount}，过时座位让给他人：
${link}
`,
  }),
  freeSeat: ({ name, link }: Registration) => ({
    subject: '【NCRE报名】报名完成',
    text: `${name}，您好：

本次报考不收费，座位已确定。可以登录打印报名登记表：
${link}
`,
  }),
  undecided: ({ name, link }: Registration) => ({
    subject: '【NCRE报名】考点没有按时审核，座位已放出',
    text: `${name}，您好：

考点没有在截止前审完您的报名，座位已放出。这不是您的问题，没有扣过款。请联系考点，电话在页面上：
${link}
`,
  }),
  returned: ({ name, reasons, link }: Registration & { reasons: string }) => ({
    subject: '【NCRE报名】考点请您修改报考信息',
    text: `${name}，您好：

考点审核后请您修改：
${reasons}

座位仍为您保留。请登录修改后再提交审核：
${link}
`,
  }),
  paid: ({ name, amount, link }: Registration & { amount: string }) => ({
    subject: '【NCRE报名】已收到报名费，报名完成',
    text: `${name}，您好：

已收到 ${amount}，座位已确定。可以登录打印报名登记表：
${link}
`,
  }),
  lapsed: ({ name, link }: Registration) => ({
    subject: '【NCRE报名】座位已放出',
    text: `${name}，您好：

时间已过，座位已放出，没有扣款。信息和照片都在；还有余位时可以登录重新提交：
${link}
`,
  }),
  refunding: ({ name, amount, why, link }: Registration & { amount: string; why: string }) => ({
    subject: '【NCRE报名】退款处理中',
    text: `${name}，您好：

${why}${amount} 正在原路退回，不用申请。
${link}
`,
  }),
  refundingAtCentre: ({ name, amount, why, link }: Registration & { amount: string; why: string }) => ({
    subject: '【NCRE报名】退款处理中',
    text: `${name}，您好：

${why}${amount} 请带身份证件到考点领取。
${link}
`,
  }),
  refundRefused: ({ name, amount, why, link }: Registration & { amount: string; why: string }) => ({
    subject: '【NCRE报名】退款没有办成，请联系省级考试机构',
    text: `${name}，您好：

${why}${amount} 应当原路退回，但支付平台没有办成。钱没有丢，由省级考试机构处理。请登录查看订单号和联系电话：
${link}
`,
  }),
  refundRecorded: ({ name, amount, reason, link }: Registration & { amount: string; reason: string }) => ({
    subject: '【NCRE报名】退款完成',
    text: `${name}，您好：

${amount} 已用其他方式退还：${reason}
${link}
`,
  }),
  refundedAtPlatform: ({ name, amount, link }: Registration & { amount: string }) => ({
    subject: '【NCRE报名】支付平台上有退款，请联系省级考试机构',
    text: `${name}，您好：

支付平台上退回了 ${amount}，不是报名系统发起的。报名和座位暂时保留，等省级考试机构决定。请登录查看联系电话，尽快联系：
${link}
`,
  }),
  receiptCancelled: ({
    name,
    amount,
    payBy,
    reason,
    link,
  }: Registration & { amount: string; payBy: string; reason: string }) => ({
    subject: '【NCRE报名】考点撤销了缴费登记',
    text: `${name}，您好：

考点撤销了 ${amount} 的缴费登记，打印过的报名登记表作废。原因：${reason}
座位仍为您保留，请在 ${payBy} 前到考点缴费；过时座位让给他人。钱没有退给您的，请联系考点：
${link}
`,
  }),
  cancelled: ({ name, reason, link }: Registration & { reason: string }) => ({
    subject: '【NCRE报名】报名已由省级考试机构取消',
    text: `${name}，您好：

省级考试机构取消了您的报名，座位已放出，打印过的材料作废。原因：${reason}
还没有退还的报名费会退还，另发邮件告诉您：
${link}
`,
  }),
  refunded: ({ name, amount, link }: Registration & { amount: string }) => ({
    subject: '【NCRE报名】退款完成',
    text: `${name}，您好：

${amount} 已原路退回。
${link}
`,
  }),
}
