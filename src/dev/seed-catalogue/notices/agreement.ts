import { type Calendar, HOUR } from '../calendar.ts'
import { SETTINGS } from '../sitting.ts'
import { agreementEn } from './agreement-en.ts'
import { ALL_PROVINCES, type SeedNotice, text } from './notice.ts'

/** Two versions: the second says more about the photo, and is the one that is asked for. */
export function agreement({ at }: Calendar): SeedNotice[] {
  const common = {
    provinceId: ALL_PROVINCES,
    kind: 'agreement',
    title: '报名协议',
    titleEn: 'Registration agreement',
  } as const
  return [
    {
      ...common,
      version: 1,
      body: agreementZh([]),
      bodyEn: agreementEn([]),
      changes: '',
      changesEn: '',
      publishedAt: at(-20, 9),
    },
    {
      ...common,
      version: 2,
      body: agreementZh([
        '照片只用于报名审核、报名登记表、准考证、考场核对身份和证书。换过的照片随即删除，删除报名时照片一并删除；考试档案保存期满后，照片全部删除。',
      ]),
      bodyEn: agreementEn([
        'The photo is used for the review, the registration form, the admission ticket, the check of identity at the examination and the certificate, and for nothing else. A photo you replace, and that of a registration you delete, is deleted soon after; all photos are deleted when the examination records are no longer kept.',
      ]),
      changes: '“个人信息”一节写明了照片的用途和保存期限',
      changesEn: 'the section “Personal data” now says what the photo is used for and how long it is kept',
      publishedAt: at(-7, 9),
    },
  ]
}

function agreementZh(photo: readonly string[]): string {
  return text(
    '## 要点',
    '- 每人每考次只能在一个考点报名',
    `- 提交报考信息后为您保留座位，最长${SETTINGS.holdMs / HOUR}小时；审核期间一直保留`,
    `- 审核通过后在页面写明的时间前支付，一般是${SETTINGS.timeToPayMs / HOUR}小时`,
    '- 支付后不能修改信息、照片和科目',
    '- 支付前可以随时删除报名，座位马上放出',
    '## 一、谁可以报名',
    '报名不限年龄、职业和学历。三级、四级没有先后限制，但四级证书要在取得对应的三级证书后才能获得。',
    `每人每考次只能在一个考点报名，最多报${SETTINGS.maxSubjects}科；考试时间有重叠的科目不能同时报。同一个证件在一个考次只能报一次。`,
    '## 二、信息和照片',
    '姓名、证件类型和证件号码应与考试当天带来的证件一致。证书按报名信息制作，提交前请逐字核对。',
    '照片应为本人近期正面免冠彩色证件照，浅蓝色背景。没有照片不能提交审核，也不能支付。',
    '## 三、座位',
    `提交报考信息后为您保留座位。${SETTINGS.holdMs / HOUR}小时内没有上传照片、提交审核的，座位放出；不设审核的考点，请在页面写明的时间前支付。座位放出后，您填写的内容还在，可以重新提交。`,
    '## 四、审核',
    '设有审核的考点会核对信息和照片。审核不通过时会写明原因，您可以改好再提交，在审核截止时间前次数不限，座位一直保留。',
    '## 五、支付和退费',
    '应付金额在支付前写明，以考点所在省份公布的标准为准。超过支付时间没有支付的，座位放出，没有扣款。',
    '多付、重复支付，或者付款到账时座位已经放出的，钱会原路退回，不用申请。支付成功后因个人原因不参加考试的，报名费不退；因考点原因不能开考的，报名费原路退回。',
    '## 六、修改和删除',
    '待审核时不能修改，可以先撤回。审核通过后或任何一科支付后，信息、照片和科目都不能再修改。没有支付的报名可以自己删除，不受报名时间限制。',
    '## 七、考试当天',
    '请带证件原件和准考证，按准考证上的时间和地点参加考试。考场纪律和违规处理按《国家教育考试违规处理办法》执行，由他人代考的，报名和成绩无效。',
    '## 八、个人信息',
    '所填信息只用于本次考试的报名、组织、成绩和证书。证件号码加密保存，页面上只显示首尾几位；只有您和负责您报名的考点、省级工作人员可以看到您的报名。',
    ...photo,
    '## 九、联系',
    '对审核结果有疑问，请联系报考考点；对报名网站有疑问，请联系省级考试机构。电话写在每一页的下方。',
  )
}
