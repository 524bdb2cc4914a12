import type { Words } from '../zh-CN.ts'

export const mails: Words['mails'] = {
  activation: ({ link, until, mobile }) => ({
    subject: 'Activate your registration account',
    text: `Hello,

someone, probably you, has asked for an account for online registration with this address and the mobile number ${mobile}.

Open this link and the account is active; then you can log in:
${link}

It is valid until ${until}, Beijing time (24 hours), and works once.

If it was not you, or the number is not yours, do not open it; there is nothing to do.`,
  }),
  emailTaken: ({ origin }) => ({
    subject: 'You already have a registration account',
    text: `Hello,

someone has asked for an account with your address. You already have one, so there is no need; nothing about it has changed.

Just log in:
${origin}/login

If you forgot the password, log in by e-mail:
${origin}/login/link

If it was not you, there is nothing to do.`,
  }),
  mobileTaken: ({ mobile, origin }) => ({
    subject: 'The account was not created: the number has one already',
    text: `Hello,

someone, probably you, has asked for an account with this address, but another account already uses the mobile number ${mobile}, so none was created.

If that account is yours, log in:
${origin}/login

If not, create an account with another number:
${origin}/passport/sign-up

If it was not you, there is nothing to do.`,
  }),
  loginLink: ({ link, until }) => ({
    subject: 'Your login link',
    text: `Hello,

open this link, then press “Log in”, and you are in without a password:
${link}

It is valid until ${until}, Beijing time (15 minutes), and works once. Do not pass it on.

If it was not you who asked, there is nothing to do; nothing has changed.`,
  }),
  approved: ({ name, amount, payBy, link }) => ({
    subject: 'NCRE: approved, please pay',
    text: `Hello ${name},

Approved. Log in and pay ${amount} by ${payBy}, or your seats go to others:
${link}
`,
  }),
  payable: ({ name, amount, payBy, link }) => ({
    subject: 'No review needed: please pay the examination fee',
    text: `Hello ${name},

the centre does not review any more, so you can pay now. Please log in and pay ${amount} before ${payBy}; after that your seats go to others:
${link}
`,
  }),
  freeSeat: ({ name, link }) => ({
    subject: 'You are registered',
    text: `Hello ${name},

there is no fee, and your seats are confirmed. You can log in and print the registration form:
${link}
`,
  }),
  undecided: ({ name, link }) => ({
    subject: 'The centre did not decide in time; your seats were released',
    text: `Hello ${name},

the centre did not decide on your registration in time, and your seats were released. You did nothing wrong and nothing was charged. Please call the centre; its number is on the page:
${link}
`,
  }),
  returned: ({ name, reasons, link }) => ({
    subject: 'NCRE: the centre asks for corrections',
    text: `Hello ${name},

The centre asks you to correct:
${reasons}

Your seats are still held. Log in, correct and submit again:
${link}
`,
  }),
  paid: ({ name, amount, link }) => ({
    subject: 'NCRE: fee received, registration complete',
    text: `Hello ${name},

${amount} received; your seats are confirmed. Log in to print the registration form:
${link}
`,
  }),
  lapsed: ({ name, link }) => ({
    subject: 'NCRE: your seats were released',
    text: `Hello ${name},

The time passed and your seats were released; nothing was charged. Your details and photo are kept; while seats are left, log in and submit again:
${link}
`,
  }),
  refunding: ({ name, amount, why, link }) => ({
    subject: 'NCRE: refund in progress',
    text: `Hello ${name},

${why} ${amount} goes back to where it came from by itself.
${link}
`,
  }),
  refundingAtCentre: ({ name, amount, why, link }) => ({
    subject: 'NCRE: refund in progress',
    text: `Hello ${name},

${why} Bring your document to the centre, which returns ${amount}.
${link}
`,
  }),
  refundRefused: ({ name, amount, why, link }) => ({
    subject: 'NCRE: your refund did not go through; call the provincial authority',
    text: `Hello ${name},

${why} ${amount} was to go back, but the payment platform refused. The money is not lost; the provincial authority sees to it. Log in for the order number and whom to call:
${link}
`,
  }),
  refundRecorded: ({ name, amount, reason, link }) => ({
    subject: 'NCRE: refund completed',
    text: `Hello ${name},

${amount} has been returned in another way: ${reason}
${link}
`,
  }),
  refundedAtPlatform: ({ name, amount, link }) => ({
    subject: 'NCRE: money went back at the platform; call the provincial authority',
    text: `Hello ${name},

${amount} went back at the payment platform, not by this site. Registration and seats are kept until the provincial authority decides. Log in for whom to call, and call soon:
${link}
`,
  }),
  receiptCancelled: ({ name, amount, payBy, reason, link }) => ({
    subject: 'NCRE: the centre cancelled the booking of your payment',
    text: `Hello ${name},

The centre cancelled the booking of ${amount}; a printed registration form is invalid. Reason: ${reason}
Your seats are still held; pay at the centre by ${payBy}, or they go to others. If your money was not returned, contact the centre:
${link}
`,
  }),
  cancelled: ({ name, reason, link }) => ({
    subject: 'NCRE: the provincial authority cancelled your registration',
    text: `Hello ${name},

The provincial authority cancelled your registration; your seats were released, and printed documents are invalid. Reason: ${reason}
What has not been returned of the fee will be; another mail tells you:
${link}
`,
  }),
  refunded: ({ name, amount, link }) => ({
    subject: 'NCRE: refund completed',
    text: `Hello ${name},

${amount} has been refunded.
${link}
`,
  }),
}
