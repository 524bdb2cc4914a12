import type { Words } from '../zh-CN.ts'

export const hub: Words['registration']['hub'] = {
  title: 'Registration',
  status: 'Registration status',
  stillTime: (left) => `${left} left`,
  seatsHeld: 'Your seats are held.',
  noPhoto: 'No photo yet',
  uploadPhoto: 'Upload photo',
  photoWarning: 'No photo yet! Without a photo before the deadline of your test centre you cannot pay.',
  check: 'Check, then submit for review',
  send: 'Submit for review',
  sendBefore: (date) => `Submit before ${date}. Your seats are held until then.`,
  sendNote: 'After that nothing can be changed until the centre has decided.',
  waiting: 'The centre is reviewing',
  waitingText: (date) =>
    `Nothing to do now. You will get an e-mail with the result before ${date}. Your seats stay held.`,
  withdraw: 'Withdraw to correct',
  waitingLate: (date, phone) =>
    `The centre has not decided yet; it can until ${date}. Your seats stay held. If it is urgent, call the centre, ${phone}.`,
  sentAt: (at) => `submitted ${at}`,
  mend: 'Correct what the centre asked for, then submit again',
  mendPhoto: 'Change the photo, then submit again',
  mendedTitle: 'Corrected: submit for review',
  mendText: (date) => `Your seats are still held. Correct and submit before ${date}, as often as needed.`,
  mendThen: 'When it is corrected, “Submit for review” appears here.',
  fine: 'Everything else',
  fineText: 'is fine; nothing to change.',
  sendAnyway: 'Submit again without changes',
  changePhoto: 'Change photo',
  changeDetails: 'Change details',
  payTitle: 'Pay the examination fee',
  pay: 'Pay',
  payBy: 'Pay by {0}; {1} left.',
  payLate:
    'If you do not pay in time, your seats go to other candidates. You can submit again while registration is open.',
  payNote: '“Pay” first shows your details and the ways to pay. Nothing is charged on these two pages.',
  payAtCentre: 'Pay at the test centre',
  payAtCentreText:
    'This centre takes the fee on site; nothing is charged online. Bring your ID and your registration number to the centre before the time above, and keep the receipt.',
  payNotice: 'How to pay',
  askCentreForMoney: 'If your money was not returned, take the receipt to the centre.',
  receipt: 'Receipt number',
  receiptText: (number, amount, at) => `${number}, ${amount}, booked by the centre ${at}`,
  reason: 'Reason',
  province: 'Province',
  place: 'Place',
  phone: 'Phone',
  confirming: 'We are confirming your payment',
  confirmingText: 'If you have paid, do not pay again. Your seats are not given away meanwhile.',
  lapsed: 'Submit for review again',
  lapsedNoReview: 'Submit again, then pay',
  lapsedText: 'Your seats were released. Details and photo are kept; nothing was charged.',
  lapsedLeft: (subject, n) => `${subject}: ${n} seats left now.`,
  lapsedFull: (subject) => `${subject} is full now; choose another subject or centre.`,
  lapsedFullOnly: (subject) =>
    `${subject} is full now, and it is too late to choose another. You can still submit when a seat becomes free.`,
  resend: 'Submit again',
  lapsedUndecided: (phone) =>
    `The centre did not decide in time. You did nothing wrong and nothing was charged; call the centre, ${phone}.`,
  lapsedChange: 'Choose another subject or centre',
  newFee: (subject, before, now) => `The fee for “${subject}” was ${before} and is now ${now}.`,
  total: 'Total',
  before: (date) => `by ${date}`,
  unread: 'Read the new version first',
  unreadText: (title) =>
    `There is a new version of: ${title}. When you have agreed you go on where you were; what you entered is kept.`,
  unreadGo: 'Read the new version',
  ledger: 'We are confirming your seats',
  ledgerText:
    'We are asking the centre for your seats; do not submit again. See the result in a few seconds.',
  reload: 'See the result',
  notYet: 'Not open yet',
  documentTitle: 'Submit your details once more',
  documentText: (masked) => `Document ${masked} counts when it is submitted together with your details.`,
  otherDocument: (masked) =>
    `You have entered another document, ${masked}. It counts when you submit your details; until then the one below counts.`,
  otherDocumentOver: (masked, date) =>
    `The other document that you entered, ${masked}, was not submitted, and changes closed ${date}; the one below counts. If it is wrong, contact the centre.`,
  changeChoices: 'Choose another subject or centre, then submit',
  elsewhere: (date) =>
    `Registration at this centre has closed. Until ${date} you can move to another centre of the province.`,
  centreGone: 'This centre no longer takes part. Choose another one.',
  asked: 'The centre asks you to correct',
  late: 'Your payment has arrived; we are confirming a seat for you again.',
  paidTitle: 'You are registered',
  paidText: (amount) => `${amount} received; your seats are confirmed.`,
  freeText: 'There is no fee; your seats are confirmed.',
  onlineDone: 'You have finished online registration',
  onSiteTitle: 'One more step: confirm at the centre',
  now: 'Now',
  printForm: 'print or save the registration form',
  ticketFrom: (date) => `From ${date}`,
  ticketText: 'print your admission ticket',
  examText: 'bring your ID and ticket to the centre',
  formButton: 'Registration form',
  ticketButton: 'Admission ticket',
  ticketNote: (date) => `Admission tickets from ${date}`,
  slowLine: 'Slow line?',
  formPage: 'Open the form as a web page',
  order: 'Order details',
  again: 'You can register again',
  cancelledText: (at) =>
    `Cancelled ${at} by the provincial authority. Your seats were released. Ask the provincial authority if anything is unclear.`,
  deletedText: (at) => `Deleted ${at}. Your seats were released; nothing was charged.`,
  start: 'Start',
  number: 'Registration',
  centre: 'Test centre',
  subject: 'Subject',
  unpaid: 'Unpaid',
  paid: 'Paid',
  allDetails: 'Show everything',
  history: 'History',
  dropOut: 'Not taking part?',
  remove: 'Delete registration',
  onSite: 'On-site confirmation',
  refunding: (amount) => `Refund of ${amount} in progress; it goes back to where it came from by itself.`,
  refundRefused: (amount) =>
    `The refund of ${amount} did not go through. The money is not lost; the provincial authority sees to it.`,
  refundAtCentre: (amount) => `Refund of ${amount} in progress; bring your document to the centre for it.`,
  refundedAtPlatform: (amount) =>
    `${amount} went back at the payment platform, not by this site. Registration and seats are kept until the provincial authority decides.`,
  callProvince: (phone) =>
    phone
      ? `Call the provincial authority, ${phone}.`
      : 'Call the provincial authority (number on its website).',
  refunded: (amount, at) => `${amount} refunded on ${at}.`,
  refundWhy: {
    second: 'Two payments arrived; one pays your registration, the other goes back.',
    amount: 'The amount received differs from the amount due.',
    'no-seat': 'When the payment arrived, the seats were taken.',
    'too-late': 'When the payment arrived, payment had closed.',
    deleted: 'When the payment arrived, the registration had been deleted.',
    changed: 'Your choices changed after this payment.',
    platform: 'The payment platform had already given this payment back.',
    cancelled: 'The registration was cancelled.',
    receipt: 'The centre cancelled the booking of this payment.',
  },
  notAvailable: {
    pending: 'not during review; withdraw first',
    approved:
      'After approval details and photo cannot be changed; if something is wrong, contact the centre.',
  },
}

export const ends: Words['registration']['ends'] = {
  'registration-over': {
    title: 'Registration has closed',
    text: (date) =>
      `Registration closed ${date}; you cannot submit any more. Nothing was charged. Watch for the next sitting.`,
  },
  'photo-over': {
    title: 'Photo upload has closed',
    text: (date, phone) =>
      `Photo upload closed ${date}. Without a photo there is no review and no payment; your seats will be released and nothing was charged. Questions: the centre, ${phone}.`,
  },
  'sending-over': {
    title: 'Submitting for review has closed',
    text: (date, phone) =>
      `Submitting for review closed ${date}; your seats will be released and nothing was charged. Questions: the centre, ${phone}.`,
  },
  'not-offered': {
    title: 'Your subject is no longer offered',
    text: (date, phone) =>
      `The centre no longer offers your subject, and changes closed ${date}. Nothing was charged. Call the centre, ${phone}.`,
  },
  document: {
    title: 'Contact the centre',
    text: (_date, phone) =>
      `Your document was not submitted together with your details, and nothing can be changed now. Call the centre, ${phone}.`,
  },
  undecided: {
    title: 'The centre did not decide in time',
    text: (_date, phone) =>
      `The centre did not decide in time and your seats were released. You did nothing wrong and nothing was charged. Call the centre, ${phone}.`,
  },
  deleted: {
    title: 'Deleted',
    text: () => 'Registration has closed; you cannot register again. Watch for the next sitting.',
  },
  cancelled: {
    title: 'Cancelled',
    text: (_date, phone) =>
      `Registration has closed; you cannot register again. Questions: the centre, ${phone}.`,
  },
}
