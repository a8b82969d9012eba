"""Standard terms: which one the name of a figure stands for."""

import re
import time
from itertools import product

import pytest

from core.indicators.terms import canonical_term
from core.indicators.units import Family, unit_of
from core.lexicon import read_lexicon
from core.model import Kind
from core.text.folding import fold

TERMS = read_lexicon("terms")["terms"]
PERCENT = unit_of("%")


def level(name, unit):
    return canonical_term(name, unit_of(unit), Kind.LEVEL)


def growth(name, unit="%"):
    return canonical_term(name, unit_of(unit), Kind.CHANGE)


def share(name, unit="%"):
    return canonical_term(name, unit_of(unit), Kind.SHARE)


@pytest.mark.parametrize(
    ("names", "unit", "term"),
    [
        ("地区生产总值 生产总值 国内生产总值 GDP gdp ＧＤＰ 经济总量", "亿元", "地区生产总值"),
        ("人均GDP 人均地区生产总值 人均生产总值", "万元", "人均地区生产总值"),
        ("第三产业增加值 三产增加值 服务业增加值", "亿元", "第三产业增加值"),
        ("规模以上工业增加值 规上工业企业增加值", "亿元", "规上工业增加值"),
        ("规模以上工业总产值 规上工业产值 规上工业企业产值", "亿元", "规上工业总产值"),
        ("规上工业营收 规模以上工业企业营业收入", "亿元", "规上工业营业收入"),
        (
            "地方一般公共预算收入 公共财政预算收入 一般预算收入 地方财政一般预算收入",
            "亿元",
            "一般公共预算收入",
        ),
        ("税收 税收收入 各项税收", "亿元", "税收收入"),
        ("固定资产投资额 固投 固定资产投资（不含农户）", "亿元", "固定资产投资"),
        ("技改投资 技术改造投资 工业技改投资 工业技术改造投资", "亿元", "工业技改投资"),
        (
            "社零 社零总额 社会消费品零售额 社会消费品零售总额 社消零总额",
            "亿元",
            "社会消费品零售总额",
        ),
        (
            "限额以上社会消费品零售额 限上社零 限上单位消费品零售额",
            "亿元",
            "限上社会消费品零售额",
        ),
        ("限上批发业销售额 限额以上批发业商品销售额", "亿元", "限上批发业销售额"),
        ("限上住宿餐饮业营业额 限额以上住宿和餐饮业营业额", "亿元", "限上住宿和餐饮业营业额"),
        ("外贸进出口 货物进出口总额 进出口总值", "亿美元", "进出口总额"),
        ("实际使用外资 实际利用外资额 到账外资 到位外资", "万美元", "实际利用外资"),
        ("居民收入 全体居民人均可支配收入", "元", "居民人均可支配收入"),
        ("城镇常住居民人均可支配收入 城镇居民收入", "元", "城镇居民人均可支配收入"),
        ("新增城镇就业 城镇新增就业人数", "人", "城镇新增就业"),
        ("国家高新技术企业 有效高新技术企业 高企数 国高企", "家", "高新技术企业"),
        ("新认定国家级高新技术企业 新增高企", "家", "新增高新技术企业"),
        (
            "国家级专精特新“小巨人”企业 专精特新‘小巨人’ 国家专精特新小巨人企业",
            "家",
            "国家级专精特新“小巨人”企业",
        ),
        ("市场主体 各类经营主体 在册市场主体总量", "户", "经营主体"),
        ("新设市场主体 新登记经营主体 新增各类市场主体", "户", "新增经营主体"),
        ("细颗粒物（PM2.5）平均浓度 PM2.5 PM2.5年均浓度", "微克/立方米", "PM2.5平均浓度"),
        ("粮食总产量 粮食年产量 粮食总产", "万吨", "粮食产量"),
        ("粮食种植面积 粮食播种面积", "万亩", "粮食播种面积"),
        ("本外币各项存款余额 金融机构存款余额 各项存款", "亿元", "存款余额"),
        ("接待国内外游客 接待游客人次 旅游总人次", "万人次", "接待游客"),
        ("旅游总收入 旅游综合收入 旅游总花费", "亿元", "旅游收入"),
        ("安全生产事故起数 生产安全事故", "起", "生产安全事故起数"),
        ("城镇老旧小区改造 改造老旧小区 老旧小区改造提升", "个", "老旧小区改造"),
    ],
)
def test_many_names_stand_for_one_term(names, unit, term):
    assert {name: level(name, unit) for name in names.split()} == dict.fromkeys(names.split(), term)


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("全社会研发投入强度", "研发投入强度"),
        ("R&D经费占GDP比重", "研发投入强度"),
        ("研究与试验发展（R&D）经费支出与国内生产总值之比", "研发投入强度"),
        ("税收占一般公共预算收入的比重", "税收占比"),
        ("城镇化率", "常住人口城镇化率"),
        ("调查失业率", "城镇调查失业率"),
        ("空气优良率", "空气质量优良天数比率"),
        ("环境空气质量优良天数比例", "空气质量优良天数比率"),
        ("国考断面优良水体比例", "国控断面水质优良比例"),
        ("森林覆盖率", "森林覆盖率"),
        ("服务业增加值占地区生产总值比例", "第三产业增加值占地区生产总值比重"),
        ("基本医疗保险参保率", "基本医疗保险参保率"),
    ],
)
def test_shares(name, term):
    assert share(name) == term


@pytest.mark.parametrize(
    ("name", "unit", "term"),
    [
        ("地區生產總值", "亿元", "地区生产总值"),
        ("規模以上工業總產值", "亿元", "规上工业总产值"),
        ("村級集體經濟經營性收入", "万元", "村级集体经济经营性收入"),
        ("有效高新技術企業", "家", "高新技术企业"),
        ("實際利用外資", "万美元", "实际利用外资"),
        ("社會消費品零售總額", "亿元", "社会消费品零售总额"),
        ("全鎮一般公共預算收入", "亿元", "一般公共预算收入"),
    ],
)
def test_traditional_characters(name, unit, term):
    assert level(name, unit) == term


@pytest.mark.parametrize(
    "before",
    [
        *(
            "全市",
            "全区",
            "全县",
            "全镇",
            "全街道",
            "全省",
            "全国",
            "我市",
            "我区",
            "全域",
            "其中：",
        ),
        *("辖区", "辖区内", "街道", "区本级", "本级", "全年", "今年", "年末", "上半年", "前三季度"),
        *("2024年", "2024年全市", "1-11月", "1—11月", "预计全年", "岚屏县", "鹿城区", "临江市"),
        *("临江市鹿城区", "桐川镇", "苇桥街道", "云岭省", "阿依拉自治县", "沈五村"),
        *("聊城市", "成都市", "南海区", "萧山区", "六安市", "万州区", "全州县", "市中区"),
    ],
)
def test_times_and_places_may_stand_before_a_term(before):
    assert level(f"{before}一般公共预算收入", "亿元") == "一般公共预算收入"
    assert growth(f"{before}规模以上工业增加值") == "规上工业增加值"


@pytest.mark.parametrize(
    "name",
    [
        "农村用电量",
        "主城区一般公共预算收入",
        "工业园区一般公共预算收入",
        "省级开发区和园区地区生产总值",
        "西部地区生产总值",
        "脱贫县地区生产总值",
        "各区县地区生产总值",
        "三市地区生产总值",
        "占全市地区生产总值",
        "重点城市地区生产总值",
        "民营企业地区生产总值",
        "临江一般公共预算收入",
        "人均一般公共预算收入",
        "规上一般公共预算收入",
        "财政总收入、一般公共预算收入",
    ],
)
def test_what_narrows_a_measure_is_not_dropped(name):
    assert growth(name) is None


def test_only_the_longest_term_behind_a_place_counts():
    assert level("省科技型中小企业", "家") == "省级科技型中小企业"
    assert level("云岭省科技型中小企业", "家") is None
    assert level("全市重点项目投资", "亿元") == "重点项目投资"
    assert level("市重点项目投资", "亿元") == "市重点项目投资"
    assert level("杭州湾国际机场旅客吞吐量", "万人次") == "民航旅客吞吐量"
    assert level("临江港货物吞吐量", "万吨") == "港口货物吞吐量"
    assert level("临江港旅客吞吐量", "万人次") is None


@pytest.mark.parametrize(
    "name",
    [
        "规上工业增加值",
        "规上工业增加值增速",
        "规上工业增加值同比",
        "规上工业增加值同比增幅",
        "全市规模以上工业增加值年均增长率",
        "規上工業增加值增速",
    ],
)
def test_words_of_growth_may_stand_behind_a_term_for_a_change(name):
    assert growth(name) == "规上工业增加值"


def test_words_of_growth_behind_any_other_figure_are_another_measure():
    assert level("规上工业增加值增速", "亿元") is None
    assert share("规上工业增加值增速") is None
    assert canonical_term("固定资产投资增速", unit_of(""), Kind.RANK) is None


@pytest.mark.parametrize(
    ("name", "unit", "kind"),
    [
        ("固定资产投资", "%", Kind.SHARE),
        ("固定资产投资", "个", Kind.LEVEL),
        ("城镇化率", "万人", Kind.LEVEL),
        ("城镇新增就业", "亿元", Kind.LEVEL),
        ("城镇新增就业", "家", Kind.LEVEL),
        ("高新技术企业", "人", Kind.LEVEL),
        ("粮食产量", "亩", Kind.LEVEL),
        ("粮食播种面积", "万吨", Kind.LEVEL),
        ("PM2.5", "微克", Kind.LEVEL),
        ("居民人均可支配收入", "美元", Kind.LEVEL),
        ("固定资产投资", "", Kind.LEVEL),
        ("地区生产总值", "个百分点", Kind.CHANGE),
        ("高新技术企业", "亿元", Kind.CHANGE),
    ],
)
def test_a_unit_that_the_term_cannot_have_is_another_measure(name, unit, kind):
    assert canonical_term(name, unit_of(unit), kind) is None


def test_changes_come_in_percent_and_in_the_term_s_own_unit():
    assert growth("高新技术企业") == "高新技术企业"
    assert growth("高新技术企业", "倍") == "高新技术企业"
    assert growth("高新技术企业", "家") == "高新技术企业"
    assert growth("城镇化率", "个百分点") == "常住人口城镇化率"
    assert growth("PM2.5平均浓度") == "PM2.5平均浓度"


def test_a_number_without_a_unit_counts_what_is_counted():
    assert level("市场主体", "") == "经营主体"
    assert level("常住人口", "") == "常住人口"


def test_a_rank_is_one_of_the_term():
    assert canonical_term("全市地区生产总值", unit_of(""), Kind.RANK) == "地区生产总值"


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("亿元", "工业增加值 规上工业增加值 规上工业总产值 工业总产值 规上工业营业收入"),
        ("亿元", "固定资产投资 全社会固定资产投资 工业投资 制造业投资 民间投资 工业技改投资"),
        ("亿元", "一般公共预算收入 财政总收入 财政收入 地方财政收入 税收收入 一般公共预算支出"),
        ("亿元", "社会消费品零售总额 限上社会消费品零售额 限上商品零售额 限上零售业销售额"),
        ("亿元", "限上住宿业营业额 限上餐饮业营业额 限上住宿和餐饮业营业额 住宿业营业额"),
        ("亿元", "进出口总额 出口总额 进口总额 跨境电商进出口额 服务贸易进出口额"),
        ("元", "居民人均可支配收入 城乡居民人均可支配收入 城镇居民人均可支配收入 农民人均纯收入"),
        ("亿元", "存款余额 贷款余额 存贷款余额 新增贷款 普惠小微贷款余额"),
        ("家", "高新技术企业 新增高新技术企业 净增高新技术企业 申报高新技术企业"),
        ("家", "科技型中小企业 省级科技型中小企业 新增科技型中小企业 专精特新中小企业"),
        ("家", "规上工业企业 规上企业 新增规上工业企业 规上服务业企业"),
        ("户", "经营主体 新增经营主体 个体工商户 新设企业"),
        ("%", "城镇登记失业率 城镇调查失业率 常住人口城镇化率 户籍人口城镇化率"),
        ("%", "国控断面水质优良比例 省控断面水质优良比例 地表水水质优良比例"),
        ("起", "刑事案件 治安案件 生产安全事故起数 道路交通事故起数"),
    ],
)
def test_different_measures_stay_different(unit, names):
    kind = Kind.SHARE if unit == "%" else Kind.LEVEL
    found = [canonical_term(name, unit_of(unit), kind) for name in names.split()]
    assert None not in found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "“”", "企业", "投资", "总投资", "收入", "数字经济", "规上工业", "拆除防盗窗"),
        *("乡镇文化站舞台灯光更换", "增速", "同比", "全市", "产业" * 40, "一般公共预算收入" * 10),
    ],
)
def test_what_is_no_standard_term_has_none(name):
    for kind in Kind:
        for unit in ("", "亿元", "家", "%"):
            assert canonical_term(name, unit_of(unit), kind) is None


@pytest.mark.parametrize("part", ["区", "全市", "街道本级", "年", "1月", "的", "“", "增长", "规上"])
def test_no_name_takes_long(part):
    started = time.perf_counter()
    for repeats in range(1, 60):
        growth(part * repeats + "某地区生产总值")
        growth("地区生产总值" + part * repeats + "率")
    assert time.perf_counter() - started < 1


def spellings(form):
    """Write out what a form of the table stands for, bracket by bracket."""
    parts = re.findall(r"\[([^\]]*)\]|\(([^)]*)\)|([^\[(]+)", form)
    for chosen in product(
        *(
            ["", *maybe.split("|")] if maybe else must.split("|") if must else [plain]
            for maybe, must, plain in parts
        )
    ):
        yield "".join(chosen)


def all_spellings():
    for term, entry in TERMS.items():
        for form in entry["forms"]:
            for spelling in spellings(form):
                yield spelling, term


def test_every_form_leads_to_its_own_term():
    for spelling, term in (*all_spellings(), *((term, term) for term in TERMS)):
        assert growth(spelling) == term, spelling


def test_no_form_belongs_to_two_terms():
    owners = {}
    for spelling, term in all_spellings():
        assert owners.setdefault(spelling, term) == term, spelling


def test_forms_are_folded_and_in_the_standard_words():
    words = {
        spelling: word
        for word, forms in read_lexicon("terms")["words"].items()
        for form in forms
        for spelling in spellings(form)
    }
    standard = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    for spelling, _ in all_spellings():
        assert fold(spelling) == spelling
        assert standard.sub(lambda found: words[found[0]], spelling) == spelling


def test_every_term_takes_a_figure_of_each_of_its_units():
    samples = {
        Family.MONEY: "亿元",
        Family.MEASURED: "公里",
        Family.PEOPLE: "人",
        Family.SHARE: "%",
        Family.COUNT: "家",
    }
    for term, entry in TERMS.items():
        assert entry["family"], term
        bases = entry.get("base", ())
        for unit in bases or [samples[Family(family)] for family in entry["family"]]:
            kind = Kind.SHARE if unit == "%" else Kind.LEVEL
            assert canonical_term(term, unit_of(unit), kind) == term, unit
