using Naru.Core;
using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>
/// The hub's own terms: what HealthDCAT-AP has no property for, above all how a count left its hospital. Each is an address that the hub answers with this description. A name is
/// permanent.
/// </summary>
internal static class OwnTerms
{
    /// <summary>Where they are described, below the hub's address.</summary>
    public const string Path = "/api/v1/catalogue/terms";

    public const string ReleasedFigures = "ReleasedFigures";
    public const string Figures = "figures";
    public const string Node = "node";
    public const string DataVersion = "dataVersion";
    public const string Question = "question";
    public const string Policy = "policy";
    public const string PolicyParameters = "policyParameters";
    public const string Threshold = "threshold";
    public const string IndividualsPlusMinus = "individualsPlusMinus";
    public const string IndividualsBelow = "individualsBelow";
    public const string ConceptsTold = "conceptsTold";
    public const string ConceptsAsked = "conceptsAsked";
    public const string Persons = "persons";
    public const string PersonsPlusMinus = "personsPlusMinus";
    public const string Argument = "argument";
    public const string Months = "months";
    public const string Until = "until";

    private static readonly ValueList<(string Name, Texts Label, Texts Meaning)> All =
    [
        (ReleasedFigures, new("공개된 수치", "Released figures"), new("노드가 공개 통제를 거쳐 서명해 내보낸 수와 그것을 읽는 데 필요한 것", "Counts that a node released under disclosure control and signed, and what is needed to read them")),
        (Figures, new("수치", "figures"), new("데이터셋의 공개된 수치", "The released figures of a dataset")),
        (Node, new("노드", "node"), new("수치를 내보낸 노드", "The node that released the figures")),
        (DataVersion, new("데이터 판", "data version"), new("셀 때의 데이터 판", "The state of the data that was counted")),
        (Question, new("질문", "question"), new("답한 질문의 지문", "The fingerprint of the question that they answer")),
        (Policy, new("공개 정책", "policy"), new("어떤 공개 정책으로 나왔는지", "The disclosure policy by which they left")),
        (PolicyParameters, new("정책의 매개변수", "policy parameters"), new("그 정책의 매개변수", "The parameters of that policy")),
        (Threshold, new("최소 인원", "threshold"), new("이보다 작은 수는 알리지 않음", "Counts below it are not told")),
        (IndividualsPlusMinus, new("사람 수의 오차", "individuals, plus or minus"), new("실제 사람 수는 95% 넘게 이 범위 안", "The true number of persons is within this of the released one in at least 95 of 100 cases")),
        (IndividualsBelow, new("사람 수가 이보다 작음", "individuals, below"), new("알리지 않은 사람 수가 이 수보다 작음", "The number of persons, which is not told, is below this")),
        (ConceptsTold, new("알린 개념", "concepts told"), new("수를 알린 개념의 수", "Of how many concepts a count is told")),
        (ConceptsAsked, new("물은 개념", "concepts asked"), new("수를 물은 개념의 수", "Of how many concepts a count was asked")),
        (Persons, new("사람", "persons"), new("변수가 기록된 사람의 수. 적어도 이만큼", "For how many persons a variable is recorded, at least")),
        (PersonsPlusMinus, new("사람의 오차", "persons, plus or minus"), new("센 사람의 실제 수는 95% 넘게 이 범위 안", "The true number of those who were counted is within this of the released one in at least 95 of 100 cases")),
        (Argument, new("대상", "argument"), new("이용 조건이 말하는 질환, 지역, 기관", "The disease, place or party that a term of data use speaks of")),
        (Months, new("개월", "months"), new("이용할 수 있는 개월 수의 한도", "For how many months at most data may be used")),
        (Until, new("날짜", "until"), new("이 날까지 결과를 발표할 수 없음", "Until this day results may not be published")),
    ];

    /// <summary>The namespace of a hub's terms.</summary>
    public static string NamespaceOf(string address) => $"{address}{Path}#";

    /// <summary>What they mean.</summary>
    public static Graph Describe(string address)
    {
        var graph = new Graph(NamespaceOf(address));
        var terms = new Term.Iri($"{address}{Path}");
        graph.Type(terms, Terms.Owl + "Ontology");
        graph.Add(terms, Terms.Dct + "title", new Texts("나루 카탈로그의 용어", "Terms of the Naru catalogue"));
        foreach (var (name, label, meaning) in All)
        {
            var term = new Term.Iri(graph.Own + name);
            graph.Type(term, char.IsAsciiLetterUpper(name[0]) ? Terms.Rdfs + "Class" : Terms.Rdf + "Property");
            graph.Add(term, Terms.Rdfs + "label", label);
            graph.Add(term, Terms.Rdfs + "comment", meaning);
            graph.Add(term, Terms.Rdfs + "isDefinedBy", terms);
        }

        return graph;
    }
}
