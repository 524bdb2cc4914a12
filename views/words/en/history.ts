import type { Words } from '../zh-CN.ts'

export const agreedTo: Words['registration']['agreedTo'] = {
  agreement: 'You agreed to the registration agreement',
  'sitting-notice': 'You read the notice of the sitting',
  'province-notice': 'You read the notice of the province',
}

export const notes: Words['registration']['notes'] = {
  started: 'You started',
  agreed: 'You agreed to the agreement or a notice',
  identified: 'You entered your document',
  submitted: 'You submitted your details',
  changed: 'You changed your details',
  'photo-attached': 'You uploaded a photo',
  sent: 'You submitted for review',
  withdrawn: 'You withdrew it',
  payable: 'You may pay now',
  approved: 'The centre approved it',
  reapproved: 'Unchanged, so approved again',
  returned: 'The centre asked for corrections',
  lapsed: 'Time passed; seats released',
  extended: 'Time extended',
  'facts-confirmed': 'You confirmed that your details are right',
  'payment-opened': 'You opened a payment',
  paid: 'Fee received',
  'payment-closed': 'A payment did not go through and was closed; nothing was charged',
  'receipt-booked': 'The centre booked your payment',
  'receipt-cancelled': 'The centre cancelled the booking of a payment',
  refunding: 'Refund started',
  refunded: 'Refund completed',
  'refund-refused': 'The platform did not carry out the refund; the provincial authority sees to it',
  'refund-retried': 'Refund requested again',
  'refund-recorded': 'The money was returned in another way',
  'refunded-at-platform': 'Money went back at the platform; the provincial authority sees to it',
  'payment-doubted':
    'The platform’s answer differs from its notice of the payment; the provincial authority looks into it. Your registration stands',
  cancelled: 'The provincial authority cancelled the registration',
  'amount-differs': 'A notification with another amount; the platform is being asked',
  'answer-ignored': 'A repeated or late notification; no effect',
  'seats-full': 'A wanted subject was full',
  deleted: 'You deleted the registration',
  'photos-deleted': 'The photo was deleted at the end of its retention period',
  'number-shown': 'The centre checked your document number',
}

export const reasonField: Words['registration']['reasonField'] = {
  photo: 'Photo',
  name: 'Name',
  number: 'Document',
  school: 'School',
  subject: 'Subject',
  other: 'Other',
}

export const reason: Words['registration']['reason'] = {
  background: 'The background is not light blue. Take it again before a light-blue wall',
  unclear: 'Your face cannot be made out. Use a recent, sharp photo of yourself',
  head: 'Size or position of the head is not right: about 7/10 of the height, 1/10 free above',
  name: 'The name does not agree with the document. Check it against your card',
  number: 'Number or type is wrong. Check it against your document',
  school: 'The school data is not right. Write it in full',
  subject: 'This subject cannot be taken. Choose another',
}

export const cancellationReason: Words['registration']['cancellationReason'] = {
  candidate: 'you asked for it',
  platform: 'the fee was refunded at the payment platform',
  duplicate: 'registered twice',
  facts: 'false details, or not eligible',
  other: '',
}

export const bookingReason: Words['registration']['bookingReason'] = {
  number: 'the receipt number was wrong; it will be booked again',
  person: 'booked for the wrong candidate',
  returned: 'the money was given back',
  other: '',
}

export const refundWay: Words['registration']['refundWay'] = {
  counter: 'at the counter of the centre',
  transfer: 'by bank transfer',
  platform: 'at the payment platform',
  other: '',
}
