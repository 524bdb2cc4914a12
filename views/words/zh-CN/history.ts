import type { BOOKING_REASONS, REFUND_WAYS } from '../../../src/office/money/reason-rules.ts'
import type { CancellationReason } from '../../../src/registration/cancellation-reasons.ts'
import type { NoteName, ReasonCode, ReasonField } from '../../../src/registration/machine/registration.ts'

/** The lines of a history, and the corrections that an officer asks for. */
export const agreedTo: Record<string, string> = {
  agreement: '您同意了报名协议',
  'sitting-notice': '您阅读了考生须知',
  'province-notice': '您阅读了省通告',
}

export const notes: Record<NoteName, string> = {
  started: '您开始报名',
  agreed: '您同意了协议或须知',
  identified: '您填写了证件',
  submitted: '您提交了报考信息',
  changed: '您修改了报考信息',
  'photo-attached': '您上传了照片',
  sent: '您提交了信息审核',
  withdrawn: '您撤回了审核',
  payable: '可以支付了',
  approved: '考点审核通过',
  reapproved: '内容没有变，审核直接通过',
  returned: '考点审核不通过，请修改',
  lapsed: '时间已过，座位放出',
  extended: '时间延长',
  'facts-confirmed': '您确认了个人信息及报考信息无误',
  'payment-opened': '您打开了支付',
  paid: '报名费已收到',
  'payment-closed': '一笔支付没有付成，已关闭，没有扣款',
  'receipt-booked': '考点登记了现场缴费',
  'receipt-cancelled': '考点撤销了缴费登记',
  refunding: '退款开始',
  refunded: '退款完成',
  'refund-refused': '支付平台没有办成退款，由省级考试机构处理',
  'refund-retried': '退款重新申请',
  'refund-recorded': '退款已用其他方式退回',
  'refunded-at-platform': '支付平台上有退款，由省级考试机构处理',
  'payment-doubted': '支付平台的查询结果与到账通知不一致，省级考试机构正在核对；报名不受影响',
  cancelled: '报名已由省级考试机构取消',
  'amount-differs': '收到金额不同的通知，正在向支付平台核对',
  'answer-ignored': '支付平台重复或迟到的通知，没有影响',
  'seats-full': '想选的科目已满，没有选上',
  deleted: '您删除了报考信息',
  'photos-deleted': '保存期满，照片已删除',
  'number-shown': '考点核对了证件号',
}

export const reasonField: Record<ReasonField, string> = {
  photo: '照片',
  name: '姓名',
  number: '证件',
  school: '在校信息',
  subject: '科目',
  other: '其他',
}

export const reason: Record<ReasonCode, string> = {
  background: '背景不是浅蓝色。请在浅蓝色背景前重新拍摄',
  unclear: '面部看不清楚，无法核对。请用近期、清晰的本人照片',
  head: '头部大小或位置不对。头部约占照片高的 7/10，上方空 1/10',
  name: '姓名与证件号查到的不一致。请照证件核对，注意同音字',
  number: '证件号码或类型选错。请照证件核对',
  school: '在校信息没有填对。请写全，例如“计算机 2203 班”',
  subject: '所选科目不能报。请换科目',
}

/** 省级考试机构取消报名的原因，对考生说；“其他”只有办理人的话 */
export const cancellationReason: Record<CancellationReason, string> = {
  candidate: '您申请退考',
  platform: '报名费已在支付平台退回',
  duplicate: '重复报名',
  facts: '信息不实或不符合报考条件',
  other: '',
}

/** 考点撤销缴费登记的原因，对考生说 */
export const bookingReason: Record<(typeof BOOKING_REASONS)[number], string> = {
  number: '收据号写错，会重新登记',
  person: '登记错了考生',
  returned: '钱已当面退还',
  other: '',
}

/** 不经支付平台退款的方式，对考生说 */
export const refundWay: Record<(typeof REFUND_WAYS)[number], string> = {
  counter: '在考点当面退还',
  transfer: '银行转账',
  platform: '在支付平台退还',
  other: '',
}
