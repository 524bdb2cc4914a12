export const errors = {
  mine: '回到我的报名',
  home: '首页',
  number: '编号',
  notFound: {
    title: '这个网址没有内容',
    text: '可能是链接不完整，或者页面已经移走。您的报名信息没有受影响。',
  },
  forbidden: {
    title: '这一步没有收下',
    text: '请求不是从本站页面发出的，没有做任何改动，没有扣款。请回到本站页面再点一次。',
  },
  ourFault: {
    title: '抱歉，这一步没有做成',
    text: '已填的内容都在，没有扣款。请 1 分钟后再试；还不行，把编号告诉考点。',
  },
  ourFaultPaying: {
    title: '抱歉，暂时看不到支付结果',
    text: '如果付过，钱不会丢，也请不要再付。10 分钟后再看，或把编号告诉考点。',
  },
  tooLarge: { title: '文件太大，没有收下', text: '应在 200 KB 以内。其他内容都在，没有扣款。' },
  tooMany: { title: '操作太快了', text: '30 秒后再试，已填的内容都在。' },
  unreadable: {
    title: '收到的内容不完整',
    text: '可能是传送时断了，没有做任何改动，没有扣款。请返回上一页再提交一次。',
  },
}
