"""Labels of the metadata table above a notice on government sites.

The fields that the open-government rules (国办发〔2009〕61号 and later) prescribe, and their variants.
"""

from __future__ import annotations

_STRONG = """
索引号 索引号码 信息索引号 统一登记号 发文字号 发文文号 发布文号 公文文号 文件编号 文号
成文日期 成文时间 生成日期 发文日期 发文时间 公开日期 发布日期 发布时间 印发日期
发布机构 发布单位 发布部门 发文机关 发文机构 发文单位 制发机关 公开机构 公开责任部门 责任部门
主题分类 信息分类 组配分类 体裁分类 公开类别 公开方式 公开形式 公开范围 公开时限
效力状态 信息有效性 文件有效性 有效性 时效性 信息来源
"""
_WEAK = """
名称 标题 信息名称 文件名称 来源 稿件来源 主题词 关键词 关键字 体裁 分类 服务对象 作者 有效期
实施日期 生效日期 失效日期 失效时间 废止日期 废止时间 内容概述 内容分类 公文种类 文种 语种
"""
_IGNORED = """
浏览次数 浏览量 浏览 阅读次数 阅读量 阅读 点击次数 点击数 点击 访问量 访问次数
字体 字号 字体大小 字号大小 大 中 小 保护视力色 视力保护色 背景色 默认
打印 打印本页 打印此页 关闭 关闭窗口 分享到 分享 收藏 保存 纠错 我要纠错 责任编辑 编辑 审核 校对
"""

# Each of these is enough to recognise a metadata table,
STRONG = frozenset(_STRONG.split())
# these count only beside one of those,
WEAK = frozenset(_WEAK.split())
# and the values of these are left out.
IGNORED = frozenset(_IGNORED.split())
