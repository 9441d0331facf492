"""Common words of diplomatic and news prose in English and Chinese: what the alignment knows before any glossary.

One group a line, English first, then Chinese in Simplified and, where it differs, Traditional characters. Words that
translate in many ways (`should`, `about`) are left out: they'd prove nothing.
"""

_GROUPS = """
agree|同意|商定
agriculture|agricultural|农业|农产品|農業|農產品
ambassador|大使
army|military|军队|军事|軍隊|軍事
bilateral|双边|雙邊
border|边境|跨境|邊境
business|商务|工商|商務
challenge|挑战|挑戰
charter|宪章|憲章
children|儿童|兒童
citizen|公民
climate|气候|氣候
commitment|committed|承诺|致力|承諾
communication|沟通|溝通
competition|竞争|競爭
conference|meeting|会议|會議
conflict|冲突|衝突
consensus|共识|共識
convention|公约|公約
cooperation|合作
coordination|协调|協調
country|countries|各国|国家|各國|國家
crisis|危机|危機
culture|cultural|文化|人文
customs|海关|海關
data|数据|數據
development|发展|發展
dialogue|对话|對話
digital|数字|數字
disaster|灾害|災害
discrimination|歧视|歧視
disease|疾病
economy|economic|经济|經濟
education|教育
election|选举|選舉
emergency|应急|紧急|應急|緊急
energy|能源
enterprise|企业|企業
environment|环境|環境
equality|equal|平等
exchange|交流
fair|公平
farmer|农民|農民
finance|financial|金融|财政|財政
food|粮食|食品|糧食
foreign minister|外长|外交部长|外長|外交部長
forum|论坛|論壇
global|world|全球|世界
globalization|全球化
government|政府
green|绿色|綠色
growth|增长|增長
health|健康|卫生|衛生
history|历史|歷史
human rights|人权|人權
industry|industrial|工业|产业|工業|產業
information|信息|資訊
infrastructure|基础设施|基礎設施
initiative|倡议|倡議
innovation|创新|創新
institution|机构|機構
international|国际|國際
investment|投资|投資
joint statement|联合声明|聯合聲明
journalist|reporter|记者|記者
law|法律|法规|法規
leader|领导人|領導人
market|市场|市場
measure|措施
mechanism|机制|機制
medical|medicine|医疗|药物|醫療|藥物
minister|部长|部長
multilateral|多边|多邊
nuclear|核武|核不扩散|核能|核不擴散
ocean|maritime|sea|海上|海洋
opportunity|机遇|機遇
pandemic|epidemic|疫情
partner|伙伴|夥伴
party|parties|各方|有关方|有關方
peace|和平
people|人民|民众|民眾
personnel|人员|人員
plan|规划|計劃|计划|規劃
police|警察|警方
policy|policies|政策
poverty|贫困|贫穷|貧困|貧窮
premier|prime minister|总理|總理
president|总统|主席|總統
principle|原则|原則
project|项目|項目
protectionism|保护主义|保護主義
recovery|recover|恢复|复苏|恢復|復甦|復蘇
reform|改革
refugee|难民|難民
region|regional|区域|地区|區域|地區
relations|关系|關係
research|研究|研发|科研|研發
resolution|决议|決議
resource|资源|資源
respect|尊重|遵守
responsibility|责任|責任
road|道路|之路
sanction|制裁
science|scientific|科学|科学家|科學
secretary-general|秘书长|秘書長
security|安全
service|服务|服務
society|social|社会|社會
solidarity|unity|团结|團結
sovereignty|主权|主權
special|特殊
stability|stable|稳定|穩定
standard|标准|標準
strategy|strategies|strategic|战略|戰略
summit|峰会|峰會
supply chain|供应链|供應鏈
sustainable|可持续|可持續
system|体系|系统|體系|系統
tax|税收|稅收
technology|technologies|技术|技術
terrorism|terrorist|恐怖主义|恐怖主義
tourism|旅游|旅遊
trade|贸易|貿易
training|培训|培訓
transport|交通|运输|運輸
treaty|条约|條約
treatment|诊疗|治疗|診療|治療
trust|互信|信任
united nations|UN|联合国|聯合國
vaccine|疫苗
video|视频|視頻
violence|暴力
virus|病毒
visit|访问|訪問
vocational|职业|職業
war|战争|戰爭
water|水资源|水資源
welcome|欢迎|歡迎
women|妇女|婦女
worker|工作者|工人
youth|青年
Africa|非洲
America|United States|美国|美國
Arab|阿拉伯
Asia|亚洲|亞洲
ASEAN|东盟|東盟
Beijing|北京
Britain|United Kingdom|英国|英國
China|Chinese|中国|中方|中國
Europe|European|欧洲|欧盟|歐洲|歐盟
France|French|法国|法國
Germany|German|德国|德國
India|印度
Japan|日本
Kazakhstan|哈萨克斯坦|哈薩克斯坦
Korea|朝鲜|韩国|朝鮮|韓國
Latin America|拉美|拉丁美洲
Moscow|莫斯科
Russia|俄罗斯|俄方|俄羅斯
Shanghai|上海
WHO|World Health Organization|世界卫生组织|世卫组织|世界衛生組織|世衛組織
WTO|World Trade Organization|世界贸易组织|世贸组织|世界貿易組織
first|第一|首先|首次
second|第二
third|第三
fourth|第四
fifth|第五
"""

COMMON: tuple[tuple[str, ...], ...] = tuple(tuple(line.split("|")) for line in _GROUPS.split("\n") if line)
"""Groups of equivalent words."""
