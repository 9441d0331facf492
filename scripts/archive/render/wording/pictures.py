"""What the map, the diagram of references and the timeline say."""

WORDING: dict[str, tuple[str, str, str]] = {
    "pic-document": ("{kind}, {date}", "{date}{kind}", "{date}{kind}"),
    "pic-end": ("{document}, {segment}", "{document}{segment}", "{document}{segment}"),
    "pic-box": ("{end}, references: {count}", "{end}，关联{count}处", "{end}，關聯{count}處"),
    "pic-reference": (
        "From {here} to {there}: {relation}, {likeness}",
        "自{here}至{there}：{relation}，{likeness}",
        "自{here}至{there}：{relation}，{likeness}",
    ),
    "pic-relation-announces": ("announces", "宣布", "宣布"),
    "pic-relation-reports": ("reports", "报道", "報道"),
    "pic-relation-restates": ("restates", "重述", "重述"),
    "pic-relation-elaborates": ("elaborates", "阐发", "闡發"),
    "pic-relation-echoes": ("echoes", "呼应", "呼應"),
    "pic-relation-cites": ("cites", "提及", "提及"),
    "pic-relation-lists": ("lists an actor of", "列举同一主体", "列舉同一主體"),
    "pic-from": ("From", "自", "自"),
    "pic-to": ("To", "至", "至"),
    "pic-relation": ("Relation", "关系", "關係"),
    "pic-likeness": ("Words", "措辞", "措辭"),
    "pic-references-title": ("Who refers to what", "文献关联图", "文獻關聯圖"),
    "pic-references-caption": (
        "In the middle: {hub}. A box is a segment that has references, a line one reference; its arrow points to the "
        "text that is referred to. Lines between the documents on the left and the right run behind the middle. A "
        "line leads to the segment that refers, a box to its own.",
        "居中者为：{hub}。每个方框为一段有关联的文字，每条线为一处关联，箭头指向所涉文本。左右两文之间的线从中间方框后面穿过。点选线条可前往提及他文之段，点选方框可前往该段。",
        "居中者為：{hub}。每個方框為一段有關聯的文字，每條線為一處關聯，箭頭指向所涉文本。左右兩文之間的線從中間方框後面穿過。點選線條可前往提及他文之段，點選方框可前往該段。",
    ),
    "pic-references-desc": (
        "References between documents, drawn as lines between boxes: {count}. Documents: {documents}; in the middle "
        "{hub}. The table below lists every reference.",
        "以方框之间的连线表示文献间的关联，共{count}处，涉及{documents}份文献，居中者为{hub}。各处关联见下表。",
        "以方框之間的連線表示文獻間的關聯，共{count}處，涉及{documents}份文獻，居中者為{hub}。各處關聯見下表。",
    ),
    "pic-timeline-title": ("When", "时间线", "時間線"),
    "pic-timeline-caption": (
        "The documents by their dates, to scale. A label leads to its document.",
        "文献按日期排列，间距与时间成比例。点选文字可前往该文献。",
        "文獻按日期排列，間距與時間成比例。點選文字可前往該文獻。",
    ),
    "pic-timeline-desc": ("In the order of time: {entries}.", "按时间先后：{entries}。", "按時間先後：{entries}。"),
    "pic-entry": ("{date}: {kind}, {words}", "{date}：{kind}，{words}", "{date}：{kind}，{words}"),
    "pic-event": ("event", "事件", "事件"),
    "pic-key-document": ("document", "文献", "文獻"),
    "pic-date": ("Date", "日期", "日期"),
    "pic-what": ("Kind", "类别", "類別"),
    "pic-title": ("Title", "标题", "標題"),
    "pic-map-title": ("Who took part", "与会国家", "與會國家"),
    "pic-map-caption": (
        "Countries by how they took part; small ones are circled. A country leads to where the texts name it. Shapes: "
        "{source}. Borders and their omission are the data set’s, and no position of this archive.",
        "各国按参会方式标示，小国加圈。点选国家可查看文本中的提及之处。图形数据：{source}。边界画法及其取舍均出自该数据集，不代表本文库立场。",
        "各國按參會方式標示，小國加圈。點選國家可查看文本中的提及之處。圖形數據：{source}。邊界畫法及其取捨均出自該數據集，不代表本文庫立場。",
    ),
    "pic-map-desc": (
        "A map of the world in which the countries that took part are marked. {roles}.",
        "世界地图，标出与会国家。{roles}。",
        "世界地圖，標出與會國家。{roles}。",
    ),
    "pic-map-role": ("{role}: {count}", "{role}：{count}国", "{role}：{count}國"),
    "pic-country": ("{name}: {role}", "{name}：{role}", "{name}：{role}"),
    "pic-countries": ("Country", "国家", "國家"),
    "pic-role": ("Took part as", "参会方式", "參會方式"),
    "pic-role-host": ("host", "主办国", "主辦國"),
    "pic-role-minister": ("represented by a minister", "由部长出席", "由部長出席"),
    "pic-role-written-statement": ("written statement", "书面发言", "書面發言"),
}
