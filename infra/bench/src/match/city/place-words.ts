/* What texts of every field share: names, turns of speech, tails of titles. The commonest first. */

/** First characters of communities' names. */
export const COMMUNITY_FIRST = [
  ..."和永新东西南北金银明清华安平福宁康文昌海江湖月星春秋翠碧锦繁桃柳松竹梅兰荷桂枫云霞虹鹤凤龙麟石桥泉溪塘浦港城塔庙",
];
/** Second characters of communities' names. */
export const COMMUNITY_SECOND = [..."丰乐兴安泰祥庆盛源景苑园庭湾岸畔泉塘桥城街弄里墩浦港洋山峰岭谷坪潭井楼阁府第"];
/** Last words of communities' names. */
export const COMMUNITY_LAST = ["社区", "村", "新村", "小区", "社区", "社区"];

/** Names of organisations: what stands before their field. */
export const ORGANIZATION_FIRST = [
  "甬爱",
  "心启",
  "益家",
  "和美",
  "晨曦",
  "同心",
  "悦邻",
  "海曦",
  "绿芽",
  "暖巢",
  "众力",
  "新禾",
  "明德",
  "启航",
  "润泽",
  "百合",
  "向阳",
  "星火",
  "知行",
  "乐活",
  "微光",
  "善水",
  "春泥",
  "青柠",
  "彩虹",
  "小橘灯",
  "蒲公英",
  "桥头堡",
  "四季",
  "长风",
];
/** Names of organisations: what they say they are. */
export const ORGANIZATION_LAST = [
  "社会工作服务中心",
  "公益服务中心",
  "志愿服务协会",
  "社会服务中心",
  "社区发展中心",
  "公益促进会",
  "慈善基金会",
];

/** Last words of projects' titles. */
export const PROJECT_TAILS = ["计划", "项目", "行动", "工坊", "营", "共建", "服务", "小站", "联盟", "课堂"];

/** How a demand begins. */
export const DEMAND_OPENINGS = [
  "我们社区",
  "这两年",
  "居民反映",
  "网格员走访发现",
  "去年以来",
  "本村",
  "辖区里",
  "社区干部讲",
  "入户摸排后看到",
  "党群服务中心常接到电话，",
];
/** How a demand goes on. */
export const DEMAND_MIDDLES = [
  "想过不少办法，效果都不长",
  "社工人手少，实在顾不过来",
  "开过几次会，谈不到一块",
  "物业说不归他们管",
  "也找过志愿者，来了两回就散了",
  "发过告知书，没什么用",
  "年年说年年有",
  "家属也拿不出主意",
  "经费有限，只能先试一个点",
  "场地是现成的，就是缺人会做",
];
/** What a demand asks for in the end. */
export const DEMAND_ENDINGS = [
  "希望找一家有经验的机构来带一带",
  "想要一个能坚持下来的办法",
  "最好能教会我们自己的人",
  "盼着年底前看到变化",
  "能先做起来就好",
  "请专业的人帮忙出主意",
  "希望居民自己愿意参加",
];

/** How a project says whom it reaches. */
export const PROJECT_REACHES = [
  "每期服务{n}户家庭",
  "已在{n}个社区落地",
  "一年开展{n}场活动",
  "累计服务{n}人次",
  "带出{n}名骨干",
  "连续做了{n}年",
  "配{n}名专职社工",
];
/** What a project says it needs. */
export const PROJECT_NEEDS = [
  "需要社区提供一间教室",
  "需要一块三十平方米的场地",
  "需要社区协助招募",
  "自带设备和讲师",
  "场地由街道提供",
  "可以利用晚上和周末",
  "需要网格员带路入户",
];
/** What a project says came of it. */
export const PROJECT_RESULTS = [
  "居民满意度超过九成",
  "形成了一本操作手册",
  "被市民政部门评为优秀",
  "居民自发成立了队伍",
  "媒体多次报道",
  "投诉量下降一半",
  "留下一支本地队伍",
];

/** What was tried before, beside the clauses of the field. */
export const TRIED = [
  "张贴告示",
  "上门劝说",
  "集中整治一次",
  "请志愿者帮忙",
  "开居民会",
  "找物业协调",
  "微信群里通知",
  "请专家讲座",
];

/** Resources by kind: title, unit. */
export const RESOURCES = {
  VENUE: ["空置会议室|间", "文化礼堂|座", "多功能厅|间", "露天广场|块", "旧车棚|间", "共享厨房|间"],
  FUND: ["社区微基金|万元", "公益创投资金|万元", "爱心企业定向捐赠|万元"],
  MENTOR: ["退休法官|人", "心理咨询师|人", "高校教师|人", "非遗传承人|人", "资深社工督导|人"],
  VOLUNTEERS: ["党员志愿队|人", "大学生志愿者|人", "巾帼志愿队|人", "老兵服务队|人"],
  EQUIPMENT: ["投影音响|套", "便民轮椅|辆", "烘焙设备|套", "流动舞台|台"],
  POLICY: ["场地免租政策|项", "活动经费补贴|项", "人才补助|项"],
} as const;
