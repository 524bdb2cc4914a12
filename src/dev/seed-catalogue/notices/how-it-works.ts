import { type Calendar, HOUR } from '../calendar.ts'
import { SETTINGS } from '../sitting.ts'
import { ALL_PROVINCES, type SeedNotice, text } from './notice.ts'

/** The steps with their dates are drawn by the page itself, from the settings. */
export function howItWorks({ at }: Calendar): SeedNotice {
  return {
    provinceId: ALL_PROVINCES,
    kind: 'how-it-works',
    version: 1,
    title: '网上报名须知及流程',
    titleEn: 'How registration works',
    body: text(
      '## 报名前准备好',
      '- 证件：身份证、通行证、居住证、护照、外国人永久居留身份证或军人证件，任选一种，考试当天要带同一个',
      '- 证件照的电子版；用手机拍也可以，注意背景和光线',
      '- 能收到邮件的电子邮箱和能收到短信的手机',
      '## 中途离开',
      '填写的内容会保存，换一台电脑或手机登录后可以接着填。照片要重新选择。',
      '## 生僻字',
      '姓名里的生僻字可以从电子证件上复制，或用手机手写输入。打不出来的，请打电话给考点。',
      '## 座位',
      `提交报考信息后座位保留${SETTINGS.holdMs / HOUR}小时；提交审核后一直保留，审核不通过保留到审核截止时间，审核通过后（不设审核的考点在照片上传后）保留到页面写明的支付时间。座位放出后，填写的内容和照片都还在。`,
      '## 支付',
      '请等支付页面带您回到本站。没有回来，或者付了仍显示“未支付”，请在订单页点“我已支付，更新支付信息”，不要再付一次。重复支付的钱会原路退回。',
      '## 完成以后',
      '支付成功后可以打印报名登记表。设有现场确认的考点，请按考点通告到场。准考证在规定的时间内登录打印。',
    ),
    bodyEn: text(
      '## What you need',
      '- One identity document: identity card, travel permit, residence permit, passport, foreigner’s permanent residence card or military card. Bring the same one to the examination',
      '- Your portrait as a file; a phone will do, mind background and light',
      '- An e-mail address and a mobile phone that you can use',
      '## If you have to leave',
      'What you enter is saved. Log in again on any computer or phone and go on. A photo has to be chosen again.',
      '## Rare characters',
      'Copy rare characters of your name from an electronic document, or use handwriting input on a phone. If that fails, phone the centre.',
      '## Seats',
      `Your seats are held for ${SETTINGS.holdMs / HOUR} hours after you submit, all through the review, until the review deadline if something must be corrected, and until the time to pay shown on the page after approval (at centres without review: after the photo). When seats are released, what you entered and your photo are kept.`,
      '## Payment',
      'Wait until the payment platform brings you back. If it does not, or if a paid subject is still shown as unpaid, use “I have paid: update” on the order page and do not pay again. Money paid twice goes back to where it came from.',
      '## Afterwards',
      'Once paid, you can print the registration form. Where the centre asks for on-site confirmation, come as its notice says. Print the admission ticket after logging in, in the period given for it.',
    ),
    changes: '',
    changesEn: '',
    publishedAt: at(-11, 10),
  }
}
