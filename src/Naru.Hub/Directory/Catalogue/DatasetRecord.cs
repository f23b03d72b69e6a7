using System.Globalization;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Offerings;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>
/// A dataset as a record of HealthDCAT-AP, release 8. Every count of a fed dataset is what a node released, and beside it stands how it left: policy, parameters,
/// uncertainty. Safe for threads.
/// </summary>
/// <param name="data">Codes with their IRIs.</param>
/// <param name="address">Where the catalogue is, without a slash at the end: <c>https://hub.example.org</c>.</param>
internal sealed class DatasetRecord(DirectoryData data, string address)
{
    /// <summary>Where a dataset's record is.</summary>
    public string IriOf(string id) => $"{address}/api/v1/catalogue/{id}";

    /// <summary>The catalogue, with the records of some datasets.</summary>
    public Graph Catalogue(IEnumerable<(OfferingView Dataset, Texts Publisher)> datasets)
    {
        var graph = new Graph();
        var catalogue = new Term.Iri($"{address}/api/v1/catalogue");
        graph.Type(catalogue, Terms.Dcat + "Catalog");
        graph.Add(catalogue, Terms.Dct + "title", new Texts("나루 데이터셋 카탈로그", "Naru catalogue of datasets"));
        graph.Add(catalogue, Terms.Dct + "description", new Texts("공개된 데이터셋의 HealthDCAT-AP 기록", "HealthDCAT-AP records of the datasets that are published"));
        graph.Add(catalogue, Terms.DcatAp + "applicableLegislation", new Term.Iri(data.List(ListNames.Legislation).Find("kr-pipa")!.Iri!));
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
        var graph = new Graph();
        Add(graph, dataset, publisher);
        return graph;
    }

    private void Add(Graph graph, OfferingView view, Texts publisher)
    {
        var (content, dataset) = (view.Content, new Term.Iri(IriOf(view.Id)));
        graph.Type(dataset, Terms.Dcat + "Dataset");
        graph.Add(dataset, Terms.Dct + "identifier", new Term.Literal(view.Id));
        graph.Add(dataset, Terms.Dct + "title", content.Title);
        graph.Add(dataset, Terms.Dct + "description", content.Description);
        foreach (var keyword in content.Keywords)
        {
            graph.Add(dataset, Terms.Dcat + "keyword", new Term.Literal(keyword, keyword.Any(Naru.Vocabulary.Search.TextFolding.IsSyllable) ? "ko" : "en"));
        }

        graph.Add(dataset, Terms.Dcat + "theme", new Term.Iri("http://publications.europa.eu/resource/authority/data-theme/HEAL"));
        graph.Add(dataset, Terms.Dct + "spatial", new Term.Iri("http://publications.europa.eu/resource/authority/country/KOR"));
        Codes(graph, dataset, Terms.Dct + "accessRights", content, "accessRights");
        Codes(graph, dataset, Terms.Dct + "type", content, "datasetType");
        Codes(graph, dataset, Terms.DcatAp + "applicableLegislation", content, "legislation");
        Codes(graph, dataset, Terms.Health + "healthCategory", content, "healthCategory");
        Codes(graph, dataset, Terms.Health + "healthTheme", content, "healthTheme");
        Codes(graph, dataset, Terms.Health + "hasCodingSystem", content, "codingSystems");
        Codes(graph, dataset, Terms.Dpv + "hasPersonalData", content, "personalData");
        graph.Add(dataset, Terms.Health + "hasStructuredData", new Term.Literal("false", Type: Terms.Xsd + "boolean"));
        graph.Add(dataset, Terms.Health + "populationCoverage", content.Both("populationCoverage"));
        Number(graph, dataset, Terms.Health + "minTypicalAge", content.Number("minTypicalAge"));
        Number(graph, dataset, Terms.Health + "maxTypicalAge", content.Number("maxTypicalAge"));
        Counts(graph, dataset, view);
        Agents(graph, dataset, content, publisher);
        Statements(graph, dataset, content);
        Distributions(graph, dataset, content);
        Uses(graph, dataset, content.DataUse);
    }

    /// <summary>Typed in where nobody feeds the dataset; otherwise the node's, with what is needed to read them.</summary>
    private static void Counts(Graph graph, Term dataset, OfferingView view)
    {
        if (view.Content.FedBy is null)
        {
            Number(graph, dataset, Terms.Health + "numberOfRecords", view.Content.Number("numberOfRecords"));
            Number(graph, dataset, Terms.Health + "numberOfUniqueIndividuals", view.Content.Number("numberOfUniqueIndividuals"));
            return;
        }

        if (view.Figures is not { } figures)
        {
            return;
        }

        Number(graph, dataset, Terms.Health + "numberOfUniqueIndividuals", figures.Individuals.Value);
        var release = graph.NewNode();
        graph.Add(dataset, Terms.Naru + "figures", release);
        graph.Type(release, Terms.Naru + "ReleasedFigures");
        graph.Add(release, Terms.Naru + "node", new Term.Literal(figures.Node));
        graph.Add(release, Terms.Naru + "dataVersion", new Term.Literal(figures.DataVersion));
        graph.Add(release, Terms.Naru + "question", new Term.Literal(figures.Question));
        graph.Add(release, Terms.Naru + "policy", new Term.Literal(figures.Policy));
        graph.Add(release, Terms.Naru + "policyParameters", new Term.Literal(figures.PolicyParameters));
        Number(graph, release, Terms.Naru + "threshold", figures.Threshold);
        Number(graph, release, Terms.Naru + "individualsPlusMinus", figures.Individuals.PlusMinus);
        Number(graph, release, Terms.Naru + "individualsBelow", figures.Individuals.Below);
        Number(graph, release, Terms.Naru + "conceptsTold", figures.ConceptsTold);
        Number(graph, release, Terms.Naru + "conceptsAsked", figures.ConceptsAsked);
    }

    private static void Agents(Graph graph, Term dataset, OfferingContent content, Texts publisher)
    {
        var (email, page) = (content.Text("contactEmail"), content.Text("accessUrl"));
        var agent = Agent(graph, publisher, email, content.Text("landingPage") ?? page);
        graph.Add(dataset, Terms.Dct + "publisher", agent);
        if (email is not null)
        {
            var contact = graph.NewNode();
            graph.Add(dataset, Terms.Dcat + "contactPoint", contact);
            graph.Type(contact, Terms.Vcard + "Kind");
            graph.Add(contact, Terms.Vcard + "hasEmail", new Term.Iri($"mailto:{email}"));
            graph.Add(contact, Terms.Vcard + "hasURL", Iri(page));
        }

        if (content.Both("accessBody") is { } body)
        {
            graph.Add(dataset, Terms.Health + "hdab", Agent(graph, body, email, page));
        }

        graph.Add(dataset, Terms.Dcat + "landingPage", Iri(content.Text("landingPage")));
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
            Codes(graph, distribution, Terms.DcatAp + "applicableLegislation", content, "legislation");
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
                graph.Add(rights, Terms.Naru + "argument", new Term.Literal(argument));
            }

            Number(graph, rights, Terms.Naru + "months", term.Months);
            Day(graph, rights, Terms.Naru + "until", term.Date);
        }
    }

    private void Codes(Graph graph, Term subject, string property, OfferingContent content, string field)
    {
        if (data.Kind(content.Kind)?.Find(field) is not { List: { } list } || !content.Fields.TryGetValue(field, out var value))
        {
            return;
        }

        foreach (var code in FieldValues.FacetValues(value))
        {
            graph.Add(subject, property, list.Find(code)?.Iri is { } iri ? new Term.Iri(iri) : null);
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
        Day(graph, period, Terms.Dcat + "startDate", from);
        Day(graph, period, Terms.Dcat + "endDate", to);
    }

    private static void Day(Graph graph, Term subject, string property, DateOnly? day) =>
        graph.Add(subject, property, day is { } known ? new Term.Literal(known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Type: Terms.Xsd + "date") : null);

    private static void Number(Graph graph, Term subject, string property, long? number) => graph.Add(
        subject, property,
        number is { } known and >= 0 ? new Term.Literal(known.ToString(CultureInfo.InvariantCulture), Type: Terms.Xsd + "nonNegativeInteger") : null);

    private static Term.Iri? Iri(string? address) => address is null ? null : new Term.Iri(address);
}
