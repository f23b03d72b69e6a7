using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Offerings;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>
/// A dataset as a record of HealthDCAT-AP, release 8. Every count of a fed dataset is what a node released, and beside it stands how it left: policy, parameters,
/// uncertainty. What the profile demands and nobody said is filled with what is known: who publishes decides on access, health categories are keywords. Safe for threads.
/// </summary>
/// <param name="data">Codes with their IRIs.</param>
/// <param name="address">Where the catalogue is, without a slash at the end: <c>https://hub.example.org</c>.</param>
/// <param name="concepts">Names of concepts.</param>
internal sealed class DatasetRecord(DirectoryData data, string address, IConceptHierarchy concepts)
{
    private static readonly Texts Unnamed = new("이름을 밝히지 않은 제공자", "A provider who is not named");

    /// <summary>Where a dataset's record is.</summary>
    public string IriOf(string id) => $"{address}/api/v1/catalogue/{id}";

    /// <summary>The catalogue, with the records of some datasets.</summary>
    public Graph Catalogue(IEnumerable<(OfferingView Dataset, Texts Publisher)> datasets)
    {
        var graph = NewGraph();
        var catalogue = new Term.Iri($"{address}/api/v1/catalogue");
        graph.Type(catalogue, Terms.Dcat + "Catalog");
        graph.Add(catalogue, Terms.Dct + "title", new Texts("나루 데이터셋 카탈로그", "Naru catalogue of datasets"));
        graph.Add(catalogue, Terms.Dct + "description", new Texts("공개된 데이터셋의 HealthDCAT-AP 기록", "HealthDCAT-AP records of the datasets that are published"));
        var hub = address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('/');
        graph.Add(catalogue, Terms.Dct + "publisher", Agent(graph, new Texts($"나루 허브 {hub}", $"Naru hub {hub}"), null, $"{address}/"));
        graph.Add(catalogue, Terms.Dcat + "themeTaxonomy", Referenced.DataThemes(graph));
        graph.Add(
            catalogue, Terms.DcatAp + "applicableLegislation",
            Referenced.Code(graph, data.List(ListNames.Legislation), "kr-pipa", Terms.Eli + "LegalResource"));
        foreach (var (dataset, publisher) in datasets)
        {
            graph.Add(catalogue, Terms.Dcat + "dataset", new Term.Iri(IriOf(dataset.Id)));
            Add(graph, dataset, publisher);
        }

        return graph;
    }

    /// <summary>The record of one dataset.</summary>
    public Graph Of(OfferingView dataset, Texts publisher)
    {
        var graph = NewGraph();
        Add(graph, dataset, publisher);
        return graph;
    }

    private Graph NewGraph() => new(OwnTerms.NamespaceOf(address));

    private void Add(Graph graph, OfferingView view, Texts publisher)
    {
        var (content, dataset) = (view.Content, new Term.Iri(IriOf(view.Id)));
        graph.Type(dataset, Terms.Dcat + "Dataset");
        graph.Add(dataset, Terms.Dct + "identifier", new Term.Literal(view.Id));
        graph.Add(dataset, Terms.Dct + "title", content.Title);
        graph.Add(dataset, Terms.Dct + "description", content.Description);
        Keywords(graph, dataset, content);
        graph.Add(dataset, Terms.Dcat + "theme", Referenced.Health(graph));
        graph.Add(dataset, Terms.Dct + "spatial", Referenced.Korea(graph));
        Codes(graph, dataset, Terms.Dct + "accessRights", content, "accessRights", Terms.Dct + "RightsStatement");
        Codes(graph, dataset, Terms.Dct + "type", content, "datasetType");
        Legislation(graph, dataset, content);
        Codes(graph, dataset, Terms.Health + "healthCategory", content, "healthCategory");
        Codes(graph, dataset, Terms.Health + "healthTheme", content, "healthTheme");
        Codes(graph, dataset, Terms.Health + "hasCodingSystem", content, "codingSystems", Terms.Dct + "Standard");
        Codes(graph, dataset, Terms.Dpv + "hasPersonalData", content, "personalData", Terms.Dpv + "PersonalData");
        graph.Add(dataset, Terms.Dct + "conformsTo", content.FedBy is null ? null : Referenced.Omop(graph));
        Structure.Add(graph, dataset, content.FedBy is null ? null : view.Figures, concepts);
        graph.Add(dataset, Terms.Health + "populationCoverage", content.Both("populationCoverage"));
        graph.Number(dataset, Terms.Health + "minTypicalAge", content.Number("minTypicalAge"));
        graph.Number(dataset, Terms.Health + "maxTypicalAge", content.Number("maxTypicalAge"));
        Counts(graph, dataset, view);
        Agents(graph, dataset, content, publisher);
        Statements(graph, dataset, content);
        Distributions(graph, dataset, content);
        Uses(graph, dataset, content.DataUse);
    }

    private void Keywords(Graph graph, Term dataset, OfferingContent content)
    {
        foreach (var keyword in content.Keywords)
        {
            graph.Add(dataset, Terms.Dcat + "keyword", new Term.Literal(keyword, keyword.Any(Naru.Vocabulary.Search.TextFolding.IsSyllable) ? "ko" : "en"));
        }

        if (content.Keywords.Count == 0)
        {
            foreach (var category in content.Codes("healthCategory").Select(data.List(ListNames.HealthCategory).Find).OfType<Code>())
            {
                graph.Add(dataset, Terms.Dcat + "keyword", new Texts(category.Label.Korean, category.Label.English));
            }
        }
    }

    /// <summary>Typed in where nobody feeds the dataset; otherwise the node's, with what is needed to read them.</summary>
    private static void Counts(Graph graph, Term dataset, OfferingView view)
    {
        if (view.Content.FedBy is null)
        {
            graph.Number(dataset, Terms.Health + "numberOfRecords", view.Content.Number("numberOfRecords"));
            graph.Number(dataset, Terms.Health + "numberOfUniqueIndividuals", view.Content.Number("numberOfUniqueIndividuals"));
            return;
        }

        if (view.Figures is not { } figures)
        {
            return;
        }

        graph.Number(dataset, Terms.Health + "numberOfUniqueIndividuals", figures.Individuals.Value);
        var release = graph.NewNode();
        graph.Add(dataset, graph.Own + OwnTerms.Figures, release);
        graph.Type(release, graph.Own + OwnTerms.ReleasedFigures);
        graph.Add(release, graph.Own + OwnTerms.Node, new Term.Literal(figures.Node));
        graph.Add(release, graph.Own + OwnTerms.DataVersion, new Term.Literal(figures.DataVersion));
        graph.Add(release, graph.Own + OwnTerms.Question, new Term.Literal(figures.Question));
        graph.Add(release, graph.Own + OwnTerms.Policy, new Term.Literal(figures.Policy));
        graph.Add(release, graph.Own + OwnTerms.PolicyParameters, new Term.Literal(figures.PolicyParameters));
        graph.Number(release, graph.Own + OwnTerms.Threshold, figures.Threshold);
        graph.Number(release, graph.Own + OwnTerms.IndividualsPlusMinus, figures.Individuals.PlusMinus);
        graph.Number(release, graph.Own + OwnTerms.IndividualsBelow, figures.Individuals.Below);
        graph.Number(release, graph.Own + OwnTerms.ConceptsTold, figures.ConceptsTold);
        graph.Number(release, graph.Own + OwnTerms.ConceptsAsked, figures.ConceptsAsked);
    }

    private static void Agents(Graph graph, Term dataset, OfferingContent content, Texts publisher)
    {
        var (email, page) = (content.Text("contactEmail"), content.Text("accessUrl"));
        var agent = Agent(graph, publisher.IsEmpty ? Unnamed : publisher, email, content.Text("landingPage") ?? page);
        graph.Add(dataset, Terms.Dct + "publisher", agent);
        graph.Add(dataset, Terms.GeoDcatAp + "custodian", agent);
        if (email is not null)
        {
            var contact = graph.NewNode();
            graph.Add(dataset, Terms.Dcat + "contactPoint", contact);
            graph.Type(contact, Terms.Vcard + "Kind");
            graph.Add(contact, Terms.Vcard + "hasEmail", new Term.Iri($"mailto:{email}"));
            graph.Add(contact, Terms.Vcard + "hasURL", Iri(page));
        }

        graph.Add(dataset, Terms.Health + "hdab", content.Both("accessBody") is { IsEmpty: false } body ? Agent(graph, body, email, page) : agent);
        graph.Add(dataset, Terms.Dcat + "landingPage", Referenced.Thing(graph, content.Text("landingPage"), Terms.Foaf + "Document"));
    }

    private static Term.Blank Agent(Graph graph, Texts names, string? email, string? page)
    {
        var (agent, contact) = (graph.NewNode(), graph.NewNode());
        graph.Type(agent, Terms.Foaf + "Agent");
        graph.Add(agent, Terms.Foaf + "name", names);
        graph.Add(agent, Terms.Cv + "contactPoint", contact);
        graph.Type(contact, Terms.Cv + "ContactPoint");
        graph.Add(contact, Terms.Cv + "email", email is null ? null : new Term.Literal(email));
        graph.Add(contact, Terms.Cv + "contactPage", Iri(page));
        return agent;
    }

    private void Statements(Graph graph, Term dataset, OfferingContent content)
    {
        Labelled(graph, dataset, Terms.Dct + "provenance", Terms.Dct + "ProvenanceStatement", Terms.Rdfs + "label", content.Both("provenance"));
        Labelled(graph, dataset, Terms.Dpv + "hasPurpose", Terms.Dpv + "Purpose", Terms.Dct + "description", content.Both("purpose"));
        var basis = content.Text("legalBasis") is { } code ? data.List(ListNames.LegalBasis).Find(code)?.Label : null;
        Labelled(
            graph, dataset, Terms.Dpv + "hasLegalBasis", Terms.Dpv + "LegalBasis", Terms.Dct + "description",
            basis is null ? null : new Texts(basis.Korean, basis.English));
        Period(graph, dataset, Terms.Dct + "temporal", content.Day("temporalFrom"), content.Day("temporalTo"));
        Period(graph, dataset, Terms.Health + "retentionPeriod", null, content.Day("retentionTo"));
        if (Iri(content.Text("qualityNote")) is { } report)
        {
            var certificate = graph.NewNode();
            graph.Add(dataset, Terms.Dqv + "hasQualityAnnotation", certificate);
            graph.Type(certificate, Terms.Dqv + "QualityCertificate");
            graph.Add(certificate, Terms.Oa + "hasTarget", dataset);
            graph.Add(certificate, Terms.Oa + "hasBody", report);
            graph.Add(certificate, Terms.Oa + "motivatedBy", new Term.Iri(Terms.Dqv + "qualityAssessment"));
        }
    }

    private void Distributions(Graph graph, Term dataset, OfferingContent content)
    {
        Distribution(Terms.Dcat + "distribution", "accessUrl", new Texts("이용 신청", "Request for access"));
        Distribution(Terms.Adms + "sample", "sampleUrl", new Texts("견본", "Sample"));
        Distribution(Terms.Health + "analytics", "analyticsUrl", new Texts("분석·지표", "Analytics"));

        void Distribution(string property, string field, Texts title)
        {
            if (Iri(content.Text(field)) is not { } page)
            {
                return;
            }

            var distribution = graph.NewNode();
            graph.Add(dataset, property, distribution);
            graph.Type(distribution, Terms.Dcat + "Distribution");
            graph.Add(distribution, Terms.Dct + "title", title);
            graph.Add(distribution, Terms.Dcat + "accessURL", page);
            Legislation(graph, distribution, content);
        }
    }

    /// <summary>Terms of data use as statements of rights, each with the term's own IRI.</summary>
    private void Uses(Graph graph, Term dataset, DataUse? use)
    {
        foreach (var (term, known) in (use?.Terms ?? []).Select(t => (t, data.Duo(t.Code))).Where(t => t.Item2 is not null))
        {
            var rights = graph.NewNode();
            graph.Add(dataset, Terms.Dct + "rights", rights);
            graph.Type(rights, Terms.Dct + "RightsStatement");
            graph.Add(rights, Terms.Dct + "conformsTo", new Term.Iri(known!.Iri));
            graph.Add(rights, Terms.Skos + "notation", new Term.Literal(term.Code));
            graph.Add(rights, Terms.Rdfs + "label", new Texts(known.Label.Korean, known.Label.English));
            graph.Add(rights, Terms.Dct + "description", term.Text);
            foreach (var argument in (term.Codes ?? []).Concat(term.Parties ?? []).Concat((term.Concepts ?? []).Select(c => $"{c.Vocabulary}:{c.Id} {c.Name}")))
            {
                graph.Add(rights, graph.Own + OwnTerms.Argument, new Term.Literal(argument));
            }

            graph.Number(rights, graph.Own + OwnTerms.Months, term.Months);
            graph.Day(rights, graph.Own + OwnTerms.Until, term.Date);
        }
    }

    private void Legislation(Graph graph, Term subject, OfferingContent content) =>
        Codes(graph, subject, Terms.DcatAp + "applicableLegislation", content, "legislation", Terms.Eli + "LegalResource");

    private void Codes(Graph graph, Term subject, string property, OfferingContent content, string field, string? type = null)
    {
        if (data.Kind(content.Kind)?.Find(field) is not { List: { } list } || !content.Fields.TryGetValue(field, out var value))
        {
            return;
        }

        foreach (var code in FieldValues.FacetValues(value))
        {
            graph.Add(subject, property, Referenced.Code(graph, list, code, type));
        }
    }

    private static void Labelled(Graph graph, Term subject, string property, string type, string label, Texts? texts)
    {
        if (texts is null || texts.IsEmpty)
        {
            return;
        }

        var node = graph.NewNode();
        graph.Add(subject, property, node);
        graph.Type(node, type);
        graph.Add(node, label, texts);
    }

    private static void Period(Graph graph, Term subject, string property, DateOnly? from, DateOnly? to)
    {
        if (from is null && to is null)
        {
            return;
        }

        var period = graph.NewNode();
        graph.Add(subject, property, period);
        graph.Type(period, Terms.Dct + "PeriodOfTime");
        graph.Day(period, Terms.Dcat + "startDate", from);
        graph.Day(period, Terms.Dcat + "endDate", to);
    }

    private static Term.Iri? Iri(string? address) => address is null ? null : new Term.Iri(address);
}
