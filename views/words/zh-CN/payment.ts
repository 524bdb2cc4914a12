export const payment = {
  confirm: {
    title: '确认后支付',
    nothing: '这一页不扣款',
    name: '姓名',
    document: '证件',
    centre: '考点',
    subject: '科目',
    due: '应付',
    after: '支付后不能修改、不能换科目。',
    tick: '个人信息及报考信息无误',
    missing: '请先勾选“个人信息及报考信息无误”',
    payBy: '请在',
    payByAfter: '前支付',
  },
  way: {
    title: '选择支付方式',
    nothing: '这一页也不扣款；去支付平台后才扣款',
    label: '支付方式',
    names: { alipay: '支付宝', wechat: '微信支付' },
    noFee: '不收费',
    go: '去支付',
    goes: '将打开支付平台。付完请等它带您回来；没有回来也不要紧，再打开本站即可。',
    missing: '请选择支付方式',
    none: '现在没有可用的支付方式，没有扣款。请稍后再来，或联系考点',
  },
  order: {
    title: '订单与支付',
    none: '还没有订单',
    noneText: '审核通过、可以支付时，从报名信息页点「支付」。',
    go: '去支付',
    goText: (platform: string) => `点下面的按钮打开${platform}，在那里付款。`,
    amount: '金额',
    number: '订单号',
    gateway: '支付方式',
    opened: '下单时间',
    expires: '付款截止',
    state: '状态',
    paidAt: '付款时间',
    platformNo: '平台交易号',
    update: '我已支付，更新支付信息',
    again: '请重新支付',
    back: '报名信息',
    others: '以前的订单',
  },
  waiting: {
    band: '等待支付结果',
    asOf: (time: string) => `截至 ${time}`,
    title: (platform: string) => `正在向${platform}确认`,
    text: '付过钱的话，请不要再付一次。通常 1 分钟内有结果。可以离开本页，结果会发邮件。',
    notYet: '还没有付，或者没付成？',
    seats: '座位',
    seatsText: '确认中不会被放掉',
    notReceived: (time: string, platform: string) =>
      `${time} 查过：${platform}没有收到这笔钱，没有扣款。没有付就「请重新支付」；付了请过 1 分钟再点一次「我已支付，更新支付信息」`,
    noAnswer: (platform: string) => `${platform}暂时没有回答，会自动继续问。座位保留，不要重复支付`,
    closing: (platform: string) => `${platform}还有一笔没付完，正在关闭它；关好才能重新支付，免得付两次`,
    help: '钱已付、这里仍是「未支付」？点「我已支付，更新支付信息」。10 分钟后仍没变，把订单号告诉考点，钱不会丢。',
  },
  states: {
    open: '未支付',
    unknown: '等待支付结果',
    closed: '已关闭',
    paid: '已支付',
    refunding: '退款处理中',
    refunded: '已退款',
  },
  refusals: {
    amount: (amount: string) => `应付金额变为 ${amount}。请看过后再确认`,
    payBy: (at: string) => `支付时间在 ${at} 已过，没有扣款。座位放出后可以重新提交`,
    paid: '已经支付过了，不用再付。',
    noAnswer: (platform: string) => `${platform}暂时没有回应，没有扣款。请 1 分钟后再试`,
  },
  news: {
    returned: {
      subject: '【NCRE报名】考点请您修改报考信息',
      body: (name: string, reasons: string, link: string) =>
        `${name}，您好：\n\n考点审核后请您修改：\n${reasons}\n\n座位仍为您保留。请登录修改后再提交审核：\n${link}\n`,
    },
    approved: {
      subject: '【NCRE报名】审核通过，请支付报名费',
      body: (name: string, amount: string, payBy: string, link: string) =>
        `${name}，您好：\n\n审核通过。请在 ${payBy} 前登录支付 ${amount}，过时座位让给他人：\n${link}\n`,
    },
    paid: {
      subject: '【NCRE报名】已收到报名费，报名完成',
      body: (name: string, amount: string, link: string) =>
        `${name}，您好：\n\n已收到 ${amount}，座位已确定。可以登录打印报名登记表：\n${link}\n`,
    },
    lapsed: {
      subject: '【NCRE报名】座位已放出',
      body: (name: string, link: string) =>
        `${name}，您好：\n\n时间已过，座位已放出，没有扣款。信息和照片都在；还有余位时可以登录重新提交：\n${link}\n`,
    },
    refunding: {
      subject: '【NCRE报名】退款处理中',
      body: (name: string, amount: string, why: string, link: string) =>
        `${name}，您好：\n\n${why}${amount} 正在原路退回，不用申请。\n${link}\n`,
    },
    refunded: {
      subject: '【NCRE报名】退款完成',
      body: (name: string, amount: string, link: string) =>
        `${name}，您好：\n\n${amount} 已原路退回。\n${link}\n`,
    },
  },
}
