using Naru.Core;

namespace Naru.Hub.Permissions;

/// <summary>The permissions of one module: <c>data/permissions/‹module›.json</c>, read and checked. Immutable.</summary>
/// <param name="Module">Its name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Roles">The relations to a thing that its rules use, beside the shared ones.</param>
/// <param name="Conditions">What has to hold for some rights.</param>
/// <param name="Scopes">The scopes of API tokens.</param>
/// <param name="Aggregates">The things.</param>
public sealed record PermissionTable(
    string Module,
    BilingualText Title,
    ValueList<NamedTerm> Roles,
    ValueList<NamedTerm> Conditions,
    ValueList<NamedTerm> Scopes,
    ValueList<AggregateTable> Aggregates);

/// <summary>A declared name and what people call it. Immutable.</summary>
/// <param name="Name">The name that rules use.</param>
/// <param name="Title">What it is called.</param>
public sealed record NamedTerm(string Name, BilingualText Title);

/// <summary>The permissions over one kind of thing. Immutable.</summary>
/// <param name="Aggregate">Its name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="States">The states in which it can be.</param>
/// <param name="Commands">What can be asked of it.</param>
/// <param name="Rules">What is allowed; everything else is refused.</param>
public sealed record AggregateTable(
    string Aggregate, BilingualText Title, ValueList<StateTerm> States, ValueList<CommandTerm> Commands, ValueList<PermissionRule> Rules);

/// <summary>A state. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Exists">False for the state before there is anything that could be hidden: creating and listing are asked there.</param>
public sealed record StateTerm(string Name, BilingualText Title, bool Exists);

/// <summary>A command. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Scopes">The token scopes each of which suffices; without any, no token can ask for it.</param>
public sealed record CommandTerm(string Name, BilingualText Title, ValueList<string> Scopes);

/// <summary>Every role of the list may ask, in every state of the list, for every command of the list, while all conditions hold. Immutable.</summary>
/// <param name="Roles">Roles.</param>
/// <param name="States">States.</param>
/// <param name="Commands">Commands.</param>
/// <param name="When">Conditions; often none.</param>
public sealed record PermissionRule(ValueList<string> Roles, ValueList<string> States, ValueList<string> Commands, ValueList<string> When);
