import type { Role } from '../../../src/office/roles.ts'

const roles: Record<Role, string> = {
  reviewer: '审核员',
  'centre-administrator': '考点管理员',
  'province-administrator': '省级管理员',
  'system-administrator': '系统管理员',
}

export const office = {
  roles,
  who: (name: string, role: string) => `${name}（${role}）`,
  keysOn: '快捷键：开',
  keysOff: '快捷键：关',
  keys: {
    title: '快捷键',
    lead: '不开单键时，按 Alt 加这个键（Firefox 是 Alt+Shift）。正在输入时，单键不起作用。',
    on: '单键快捷键：开',
    off: '单键快捷键：关',
    turnOn: '打开单键快捷键',
    turnOff: '关闭单键快捷键',
    key: '键',
    where: '在哪一页',
    does: '做什么',
    guard: '照片显示出来、过 0.8 秒以后，P 和 R 才起作用。',
    queue: '列表',
    file: '报名',
    anywhere: '各页',
    list: {
      oldest: '打开最早的一份',
      row: '下一行、上一行',
      open: '打开这一行',
      find: '到查找框',
      keys: '这张表',
      pass: '通过',
      reject: '不通过（带已选的原因）',
      reasons: '选第 n 个原因',
      note: '写补充说明',
      send: '在补充说明里：不通过',
      skip: '跳过，30 分钟内不再出现；已处理的：下一份',
      back: '回列表',
      guide: '参考线',
      original: '看原图',
      leave: '离开输入框',
    },
  },
  home: {
    title: '考务首页',
    hello: (name: string) => `${name}，您好`,
    province:
      '省级账号可以找考生、取消已支付的报名、办理款项，看各考点待审核的份数。审核由各考点的审核员办理。',
    system: '系统账号不查看考生信息，也不审核。',
    centre: '考点',
    waiting: '待审核',
    sitting: '考次',
    none: '本省没有进行中的考次。',
  },
  message: {
    notFound: {
      title: '这个网址没有内容',
      text: '可能是链接不完整，或者考生已经换了考点。没有做任何改动。',
    },
    forbidden: {
      title: '这一页不归您的账号',
      text: '审核和现场缴费由考点办理，取消报名和款项由省级办理。没有做任何改动。',
    },
    back: '回考务首页',
  },
}
