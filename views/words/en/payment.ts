import type { Words } from '../../words.ts'

export const payment: Words['payment'] = {
  confirm: {
    title: 'Check, then pay',
    nothing: 'Nothing is charged on this page',
    name: 'Name',
    document: 'Document',
    centre: 'Test centre',
    subject: 'Subject',
    due: 'Amount due',
    after: 'After payment nothing can be changed, and no subject exchanged.',
    tick: 'My personal and registration details are right',
    missing: 'Tick that your details are right',
    payBy: 'Pay by',
    payByAfter: '',
  },
  way: {
    title: 'Choose a way to pay',
    nothing: 'Nothing is charged on this page either; only the payment platform charges',
    label: 'Way to pay',
    names: { alipay: 'Alipay', wechat: 'WeChat Pay' },
    noFee: 'No fee',
    go: 'Go to payment',
    goes: 'This opens the payment platform. Wait until it brings you back; if it does not, simply open this site again.',
    missing: 'Choose a way to pay',
    none: 'No way to pay is available just now; nothing was charged. Come back later, or contact the centre',
  },
  order: {
    title: 'Order and payment',
    none: 'There is no order yet',
    noneText: 'Once you may pay, press “Pay” on your registration page.',
    go: 'Go to payment',
    goText: (platform) => `The button below opens ${platform}; you pay there.`,
    amount: 'Amount',
    number: 'Order number',
    gateway: 'Way to pay',
    opened: 'Ordered',
    expires: 'Pay by',
    state: 'State',
    paidAt: 'Paid',
    platformNo: 'Platform number',
    update: 'I have paid; update',
    again: 'Pay again',
    back: 'Registration',
    others: 'Earlier orders',
  },
  waiting: {
    band: 'Waiting for the payment',
    asOf: (time) => `as of ${time}`,
    title: (platform) => `We are asking ${platform}`,
    text: 'If you have paid, do not pay again. Usually there is a result within a minute. You may leave this page; the result comes by e-mail.',
    notYet: 'Not paid yet, or it did not work?',
    seats: 'Seats',
    seatsText: 'are not given away meanwhile',
    notReceived: (time, platform) =>
      `Asked at ${time}: ${platform} has not received it; nothing was charged. If you have not paid, pay again; if you have, press “I have paid; update” in a minute`,
    noAnswer: (platform) =>
      `${platform} does not answer; we keep asking. Your seats are held, do not pay twice`,
    closing: (platform) => `An unfinished ${platform} payment is being closed, so that you cannot pay twice`,
    help: 'Paid, but still “Unpaid” here? Press “I have paid; update”. If nothing has changed after 10 minutes, give the centre the order number; your money is not lost.',
  },
  states: {
    open: 'Unpaid',
    unknown: 'Waiting for the payment',
    closed: 'Closed',
    paid: 'Paid',
    refunding: 'Refund in progress',
    refunded: 'Refunded',
  },
  refusals: {
    amount: (amount) => `The amount is now ${amount}. Check and confirm again`,
    payBy: (at) =>
      `The time to pay ended at ${at}; nothing was charged. Once the seats are released you can submit again`,
    paid: 'Already paid; nothing more to pay.',
    noAnswer: (platform) =>
      `${platform} does not answer just now; nothing was charged. Try again in a minute`,
  },
  news: {
    returned: {
      subject: 'NCRE: the centre asks for corrections',
      body: (name, reasons, link) =>
        `Hello ${name},\n\nThe centre asks you to correct:\n${reasons}\n\nYour seats are still held. Log in, correct and submit again:\n${link}\n`,
    },
    approved: {
      subject: 'NCRE: approved, please pay',
      body: (name, amount, payBy, link) =>
        `Hello ${name},\n\nApproved. Log in and pay ${amount} by ${payBy}, or your seats go to others:\n${link}\n`,
    },
    paid: {
      subject: 'NCRE: fee received, registration complete',
      body: (name, amount, link) =>
        `Hello ${name},\n\n${amount} received; your seats are confirmed. Log in to print the registration form:\n${link}\n`,
    },
    lapsed: {
      subject: 'NCRE: your seats were released',
      body: (name, link) =>
        `Hello ${name},\n\nThe time passed and your seats were released; nothing was charged. Your details and photo are kept; while seats are left, log in and submit again:\n${link}\n`,
    },
    refunding: {
      subject: 'NCRE: refund in progress',
      body: (name, amount, why, link) =>
        `Hello ${name},\n\n${why} ${amount} goes back to where it came from by itself.\n${link}\n`,
    },
    refunded: {
      subject: 'NCRE: refund completed',
      body: (name, amount, link) => `Hello ${name},\n\n${amount} has been refunded.\n${link}\n`,
    },
  },
}
