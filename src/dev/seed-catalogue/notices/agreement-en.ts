import { HOUR } from '../calendar.ts'
import { SETTINGS } from '../sitting.ts'
import { text } from './notice.ts'

export function agreementEn(photo: readonly string[]): string {
  return text(
    '## In short',
    '- One test centre per person and sitting',
    `- Your seats are held from submission, for ${SETTINGS.holdMs / HOUR} hours at most, and all through the review`,
    `- After approval, pay by the time shown on the page, usually within ${SETTINGS.timeToPayMs / HOUR} hours`,
    '- After payment, details, photo and subjects can no longer be changed',
    '- Before payment you can delete your registration at any time; the seats are released at once',
    '## 1 Who may register',
    'Registration is open to everybody, whatever their age, occupation or education. Levels 3 and 4 may be sat in any order, but a level 4 certificate is issued only to holders of the level 3 certificate it builds on.',
    `Each person may register at one test centre per sitting, for ${SETTINGS.maxSubjects} subjects at most. Subjects whose times overlap cannot be taken together. The same identity document can be registered once per sitting.`,
    '## 2 Details and photo',
    'Name, type of document and number must be those of the document you bring on the day of the examination. Certificates are made from these details: compare every character before you submit.',
    'The photo must be a recent colour portrait, from the front, bareheaded, on a light-blue background. Without a photo a registration can neither be submitted for review nor be paid.',
    '## 3 Seats',
    `Your seats are held when you submit your registration. If no photo has been uploaded and sent to review within ${SETTINGS.holdMs / HOUR} hours, the seats are released; at centres without review, pay by the time shown on the page. What you entered is kept and you can submit again.`,
    '## 4 Review',
    'Some centres check details and photo. If something has to be corrected, the reason is given; you can correct it and submit again as often as needed until the review deadline, and your seats are kept.',
    '## 5 Payment and refunds',
    'The amount is shown before you pay; it is the fee published by the province of the centre. If you do not pay in time, the seats are released and nothing is charged.',
    'Money paid twice, paid in excess, or received after the seats were released goes back to where it came from, without your asking. If you do not sit the examination for reasons of your own, the fee is not refunded; if the centre cannot hold it, the fee is refunded to where it came from.',
    '## 6 Changing and deleting',
    'While the review is pending nothing can be changed, but you can withdraw first. Once approved, or once any subject is paid, details, photo and subjects can no longer be changed. A registration that is not paid can be deleted by yourself, also after registration has closed.',
    '## 7 On the day of the examination',
    'Bring your identity document and the admission ticket, and come to the place and at the time printed on it. Conduct in the examination room is governed by the national rules on violations in education examinations. If somebody else sits the examination for you, registration and results are void.',
    '## 8 Personal data',
    'What you enter is used for registration, organisation, results and certificates of this examination only. The document number is stored encrypted and shown with its middle hidden. Only you and the officers of your centre and province who are in charge can see your registration.',
    ...photo,
    '## 9 Contact',
    'For questions about the review, contact your test centre; for questions about this site, the examination authority of the province. The number is at the foot of every page.',
  )
}
