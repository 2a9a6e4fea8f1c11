// What the heads of the network, each by itself, leave at odds with each other.
#pragma once

#include "parse/parse.h"

namespace dragoman {

// "stuck at the Erez crossing": a word in -ing with an article is a noun (UD English), whatever tag
// it got; its lemma is itself, and after a preposition it is no clause; nor is "years of fighting"
// a deed of who the clause is about. `tokens` is one sentence with its tree.
void mend_gerunds(Parse& parse, TokenSpan tokens);

// "fighters from Ethiopia, Yemen and Tanzania": a country behind a country is joined to it, not to
// the fighters. Takes and leaves an indexed parse with its names.
void mend_lists(Parse& parse);

// "Ban Ki-moon, Tony Blair and the EU", "the president, the minister and the chief": one person is
// no other name of another, so they are joined. Takes and leaves an indexed parse with its names.
void mend_rows(Parse& parse);

// "accused the Courts of links with them": of what somebody is accused hangs on the verb, not on
// who is accused, where that is a name or the verb cannot do without. Takes and leaves an indexed
// parse.
void mend_charges(Parse& parse);

// "The United States military plans": a state right before the subject belongs to it and is no
// second one. Takes and leaves an indexed parse with its names.
void mend_double_subjects(Parse& parse);

// "The leader of the party, David Ford, said", "party-list Rep. Rafael Mariano said": a person
// right behind the subject is its other name or bears it as a title. Takes and leaves an indexed
// parse with its names.
void mend_named_subjects(Parse& parse);

// "The South Korean military reports", "A magnitude 5.9 earthquake hits": of two subjects side by
// side the first belongs to the second; "Strikes kill 26 civilians", "quoting the ministry": who
// stands right behind an active verb with a subject, or behind a gerund, is its object. Takes and
// leaves an indexed parse.
void mend_second_subjects(Parse& parse);

// "granted the rebels a loan", "called them a mob": of two objects side by side the first is who
// gets the second, or the second is what the first is called. Takes and leaves an indexed parse.
void mend_second_objects(Parse& parse);

// "blamed the Front for a Free Delta", "the ZANU-PF": a name is one phrase, and of two words of it
// side by side below another the second is the first one's. Takes and leaves an indexed parse of a
// document with its names.
void mend_whole_names(Parse& parse);

// No person is another name of a place: "In Aceh, Budi Atmadi said" has a subject, and in "the
// foreign minister of Sri Lanka, Lakshman Kadirgamar" the person stands beside the minister; nor of
// a body that his office is of: "Palestinian Authority (PA) Interior Minister Nasser Yousef". Takes
// and leaves an indexed parse of a document with its names.
void mend_appositions(Parse& parse);

// "The blockade has caused hunger in the enclave, which has been held by rebels and has been
// disputed by both": a passive goes on from the relative clause that is worded like it, not from
// the main verb that is not.
void mend_parallels(Parse& parse, TokenSpan tokens);

// "flights were suspended and the airport remains closed": what follows "remains" is what it
// remains, and no deed of its own. `tokens` is one sentence with its tree.
void mend_states(Parse& parse, TokenSpan tokens);

// "urging them to leave and calling on Israel to stop": like is joined with like, so "calling" with
// "urging". `tokens` is one sentence with its tree.
void mend_joined_gerunds(Parse& parse, TokenSpan tokens);

// "killed 14 people and injured 35 others": what stands behind the second verb is its object, where
// the first has its own before it. `tokens` is one sentence with its tree.
void mend_objects(Parse& parse, TokenSpan tokens);

// "signed a letter endorsing the minister": of two objects of a word in -ing the one before it is
// the verb's, and the word tells of it. `tokens` is one sentence with its tree.
void mend_taken_objects(Parse& parse, TokenSpan tokens);

// "the bombing of a convoy which killed a driver, and wounded three": the bombing did both.
// `tokens` is one sentence with its tree.
void mend_harm_told(Parse& parse, TokenSpan tokens);

// "agree to start it, create teams, and restore ties": what stands between two that are joined is
// joined to the first, too. `tokens` is one sentence with its tree.
void mend_crossed_joins(Parse& parse, TokenSpan tokens);

// "said New Zealand, which has long had links, would help": what stands before a verb that has no
// subject is none of its objects. `tokens` is one sentence with its tree.
void mend_objects_ahead(Parse& parse, TokenSpan tokens);

// "handed over the remains to the Red Cross": "over" is the verb's, the remains are its object, and
// who stands before it does it. `tokens` is one sentence with its tree.
void mend_handed_over(Parse& parse, TokenSpan tokens);

// "freed 300 captured soldiers": a number and a participle before a noun count it and tell of it.
// `tokens` is one sentence with its tree.
void mend_counted_participles(Parse& parse, TokenSpan tokens);

// "blocked the road after rebels massacred farmers": a clause with a conjunction and a subject of
// its own has its object, and is none before it. `tokens` is one sentence with its tree.
void mend_marked_clauses(Parse& parse, TokenSpan tokens);

// "denied the charge and accused Gazprom of blackmail": a participle before a noun, with an "and"
// of its own, is the next verb. `tokens` is one sentence with its tree.
void mend_joined_participles(Parse& parse, TokenSpan tokens);

// "accuses them of looting and imposes sanctions", "urged it to open before the feast ends and
// threatened it", "claims to have shot it down and vows revenge":
// a verb with a tense of its own goes on from the verb that has the same, not from the clause that
// this one opens. `tokens` is one sentence with its tree.
void mend_joined_finites(Parse& parse, TokenSpan tokens);

// "promised at talks last week to let lorries through": who promises, refuses or agrees to do it
// does it for no purpose; "denied on Monday having ordered it": and what is denied is no
// circumstance. `tokens` is one sentence with its tree.
void mend_vows(Parse& parse, TokenSpan tokens);

// "fired missiles at the port and a drone at Eilat": a weapon with an aim of its own is joined to
// the weapon, and not to the aim, of the first. `tokens` is one sentence with its tree.
void mend_aims(Parse& parse, TokenSpan tokens);

// "Both states finish the work of joining and lift controls": no base form is joined to a gerund;
// it goes on from the present of several around it. `tokens` is one sentence with its tree.
void mend_joined_presents(Parse& parse, TokenSpan tokens);

// "Militants open fire on a bus", "Hamas free eight hostages", where the verb was taken for an
// adjective: none stands before a number, and none makes fire open. `tokens` is one sentence with
// its tree.
void mend_bare_verbs(Parse& parse, TokenSpan tokens);

// "The UN accused the rebels of looting", where the rebels were taken for the head of a noun
// phrase: a verb between two nouns is what the sentence says. `tokens` is one sentence with its
// tree.
void mend_lost_verbs(Parse& parse, TokenSpan tokens);

// "an attack by gunmen on a convoy": on whom belongs to the attack and not to who did it, and so
// does "by" behind "on" or "of": "the arrest of members of the party by police"; and "against" to
// the fight: "fought alongside rebels against the army". `tokens` is one sentence with its tree.
void mend_doers(Parse& parse, TokenSpan tokens);

// "militants from a branch of the Front open fire on a post": the Front belongs to the branch and
// not to the post behind the verb. `tokens` is one sentence with its tree.
void mend_phrases_ahead(Parse& parse, TokenSpan tokens);

// "targeting plants and compelling authorities to close them": the second deed, and not what
// authorities are like. `tokens` is one sentence with its tree.
void mend_compelled(Parse& parse, TokenSpan tokens);

// "keep attacking ships": what goes on is the deed, and not what ships are like. `tokens` is one
// sentence with its tree.
void mend_kept_deeds(Parse& parse, TokenSpan tokens);

// "injuring at least nine": the bound belongs to its number. `tokens` is one sentence with its
// tree.
void mend_bounds(Parse& parse, TokenSpan tokens);

// "said on Monday the army had left": the day behind a verb of saying and before the clause that it
// opens is when it was said; "denied on Sunday shelling the town": and "on" is the day's.
void mend_told_days(Parse& parse, TokenSpan tokens);

// "A week earlier rebels had attacked": how much earlier is told of the deed, and not of who did
// it. `tokens` is one sentence with its tree.
void mend_lapses(Parse& parse, TokenSpan tokens);

// "put the number of people who fled at 40": what it is put at hangs on the verb of putting, and
// not inside of what is counted.
void mend_counts(Parse& parse, TokenSpan tokens);

// "a crowd of men", "El Fasher, the capital of North Darfur": what follows "of" is no second object
// and no other name. `tokens` is one sentence with its tree.
void mend_parts(Parse& parse, TokenSpan tokens);

// "Amnesty International told Reuters": words right before a verb are no part of a name behind it
// but its subject, where it has none. `tokens` is one sentence with its tree.
void mend_torn_names(Parse& parse, TokenSpan tokens);

// "Adding to the doubts, the president said …", '"You ask the impossible," a doctor told the
// paper', "This came as the candidate urged …", "the army took the hill, said sources": who stands
// behind a clause and before a verb that has no subject, or right behind that verb, is its subject.
// `tokens` is one sentence with its tree.
void mend_far_subjects(Parse& parse, TokenSpan tokens);

// "a poll conducted this week found that …", "McCain, himself subjected to torture, said …": a
// participle between a noun and its verb tells of the noun and is not what is found or said.
// `tokens` is one sentence with its tree.
void mend_reduced_relatives(Parse& parse, TokenSpan tokens);

// "…, an allegation Kigali denies", "…, a claim the army rejects": a name or a noun with an article
// between a noun behind a comma and a verb is the verb's subject, and the verb tells of the noun.
// `tokens` is one sentence with its tree.
void mend_bare_relatives(Parse& parse, TokenSpan tokens);

// "…, an accusation the spokesman called unfounded": a verb with a subject of its own between it
// and its noun opens a relative clause. `tokens` is one sentence with its tree.
void mend_finite_participles(Parse& parse, TokenSpan tokens);

// "gave the rebels 72 hours to leave": the time is what is given, and tells for what. `tokens` is
// one sentence with its tree.
void mend_given_times(Parse& parse, TokenSpan tokens);

// "it revealed that …": "it" is somebody where the verb is one that somebody does. `tokens` is one
// sentence with its tree.
void mend_expletives(Parse& parse, TokenSpan tokens);

// "Reports that it fell were false, he said": of two nouns given to "said" the first one is the
// subject of the clause between them.
void mend_torn_reports(Parse& parse, TokenSpan tokens);

// "launched an attack, detonating bombs and seizing a town": without "and" a gerund is no second
// deed but tells of the first; the next one goes on from it. `tokens` is one sentence with its
// tree.
void mend_loose_gerunds(Parse& parse, TokenSpan tokens);

// "the killing of rebel leader Aslan Maskhadov": the preposition is the name's and not the title's.
// `tokens` is one sentence with its tree.
void mend_titles(Parse& parse, TokenSpan tokens);

// "a meeting between the president and an envoy": what stands between two joins these, so "envoy"
// is joined to "president" and not to "meeting". `tokens` is one sentence with its tree.
void mend_pairs(Parse& parse, TokenSpan tokens);

// "accused the army of attacking": the deed hangs on the verb and not on the army, so that the army
// is who did it. `tokens` is one sentence with its tree.
void mend_deeds(Parse& parse, TokenSpan tokens);

// "told the UN force to move": what somebody is told to do hangs on the verb that tells him.
// `tokens` is one sentence with its tree.
void mend_orders(Parse& parse, TokenSpan tokens);

// "promised mediators that they would stop": what is promised is told them and not of them.
// `tokens` is one sentence with its tree.
void mend_told_hearers(Parse& parse, TokenSpan tokens);

// "receives the first shipment of jets from France": from whom one gets something is told of the
// getting and not of the thing. `tokens` is one sentence with its tree.
void mend_givers(Parse& parse, TokenSpan tokens);

// "waiting for the states to thank it", "opened a corridor for troops to leave": who is awaited is
// who does it, and what a thing is for is told of the thing. `tokens` is one sentence with its
// tree.
void mend_expected_deeds(Parse& parse, TokenSpan tokens);

// "announces the end of it and that 27 were killed", "says tests revealed one of them does not
// match": what is told beside a noun and behind another clause. `tokens` is one sentence with its
// tree.
void mend_contents(Parse& parse, TokenSpan tokens);

// "surrendered to personnel from the Army": who is from a body is told of him and not of the deed.
// Takes the tree of one sentence and the names of `parse`.
void mend_servants(Parse& parse, TokenSpan tokens);

// "jailed leader and party founder Ada Quill": two nouns before a name tell of one person. Takes
// the tree of one sentence and the names of `parse`.
void mend_joined_titles(Parse& parse, TokenSpan tokens);

// "candidate for President Ada Osk", "member of parliament Ada Osk": the name is the candidate's.
// Takes the tree of one sentence and the names of `parse`.
void mend_offices_before_names(Parse& parse, TokenSpan tokens);

// "Assistant Secretary of State Ada Osk": the state is no part of her name. Takes and leaves an
// indexed parse with its names.
void mend_names_after_offices(Parse& parse);

// "claiming the authority of his father, President Ada Osk": he is the father. Takes the tree of
// one sentence and the names of `parse`.
void mend_owned_persons(Parse& parse, TokenSpan tokens);

// What no treebank would draw: a verb that a number counts, a second object with a preposition, an
// adjective of a verb, a circumstance of what is not said. Takes the tree of one sentence and the
// names of `parse`; each is told where it is mended.
void mend_shapes(Parse& parse, TokenSpan tokens);

// "president Ada Quill, and defence minister Jon Osk", "by Coalition of Patriots gunmen", "groups
// in North Kivu and South Kivu provinces": an item is joined to those before it, and a word of a
// name is told of the noun behind it. Takes the tree of one sentence and the names of `parse`.
void mend_items(Parse& parse, TokenSpan tokens);

// "after an attack destroys the bridge", "After the talks, Ada and Osk agree", "fired on people who
// wait, killing two": who stands right before a verb is its subject, and who suffers does nothing.
// `tokens` is one sentence with its tree.
void mend_openers(Parse& parse, TokenSpan tokens);

// "saying courts have no business deciding it": what is said is one clause, and a gerund behind it
// tells of its noun. `tokens` is one sentence with its tree.
void mend_told_gerunds(Parse& parse, TokenSpan tokens);

// "its patrols had heard shooting": what is heard is no deed of who hears it. `tokens` is one
// sentence with its tree.
void mend_heard_deeds(Parse& parse, TokenSpan tokens);

// "Armenia is massing troops": one country is no troops that mass, it masses them. `tokens` is one
// sentence with its tree.
void mend_progressives(Parse& parse, TokenSpan tokens);

// "said an Israeli tank fired at their post": a noun behind "said" with a past form behind it is a
// clause. `tokens` is one sentence with its tree.
void mend_said_nouns(Parse& parse, TokenSpan tokens);

// "…, Berlin announced on Thursday": who says so behind a comma suffers nothing, and the day is
// that of the saying. `tokens` is one sentence with its tree.
void mend_trailing_sayers(Parse& parse, TokenSpan tokens);

// "a politician whom the prosecutor accused": "whom" is accused, and the prosecutor does it.
// `tokens` is one sentence with its tree.
void mend_whom(Parse& parse, TokenSpan tokens);

// "killed a gendarme and torched shops", "denied this, accused Mali and left": a past form behind
// "and" and before a noun, or with an object behind a comma, is the next deed. `tokens` is one
// sentence with its tree.
void mend_next_deeds(Parse& parse, TokenSpan tokens);

// "expelled six diplomats, accusing Delhi": behind a comma a deed in -ing is of who does the first.
// `tokens` is one sentence with its tree.
void mend_loose_participles(Parse& parse, TokenSpan tokens);

// "officials loyal to Getachew Reda, who appealed": a relative clause behind a comma tells of the
// name right before it, and not of a noun before another clause. Takes and leaves an indexed parse
// with its names.
void mend_near_relatives(Parse& parse);

// "Mondlane, the runner-up, accused the police": behind a comma that ends an apposition, in a
// sentence without a verb, a past form before a noun is the verb. `tokens` is one sentence with its
// tree.
void mend_parted_verbs(Parse& parse, TokenSpan tokens);

// "Four were killed, the ministry said, blaming rebels", "said its stocks were intact and
// threatened to fire": what is a saying goes on from who said the rest. "said troops fired,
// damaging a hall": and what is an outcome from the deed that is told. `tokens` is one sentence
// with its tree.
void mend_further_sayings(Parse& parse, TokenSpan tokens);

// "The clinics said stocks were low; prices had tripled, traders said": who speaks last tells what
// stands behind the semicolon and not what the others say; "The police said it was theirs;
// residents disputed that": and nobody says that others dispute it. `tokens` is one sentence with
// its tree.
void mend_second_sayings(Parse& parse, TokenSpan tokens);

// 'called the raid "barbaric"': what it is called is no other name of it. `tokens` is one sentence
// with its tree.
void mend_verdicts(Parse& parse, TokenSpan tokens);

// "The road is shut but, Ava said, open from its side": who is put in says what goes on from the
// clause before. `tokens` is one sentence with its tree.
void mend_inserted_sayers(Parse& parse, TokenSpan tokens);

// "The army and the rebels agreed to a truce, the ministry said", where the army was taken for a
// part of the ministry's name: it did what was said. `tokens` is one sentence with its tree.
void mend_torn_leads(Parse& parse, TokenSpan tokens);

// "said initial reports indicate that …": what stands between the verb of saying and a clause
// without a subject is its subject. `tokens` is one sentence with its tree.
void mend_subjects_of_told(Parse& parse, TokenSpan tokens);

// "said gas was the cause because it smelled": a reason is no second thing said. `tokens` is one
// sentence with its tree.
void mend_reasons(Parse& parse, TokenSpan tokens);

// "We expect Russia to say how": what has a subject before it, and neither a helper nor a sign, is
// finite. `tokens` is one sentence with its tree.
void mend_bare_finites(Parse& parse, TokenSpan tokens);

// "what is required is that it withdraw": "what" right before "is" is required, and withdraws
// nothing. `tokens` is one sentence with its tree.
void mend_passive_what(Parse& parse, TokenSpan tokens);

// "They will march as the president calls for a truce": what "as" stands before is the subject of
// the clause that it opens. `tokens` is one sentence with its tree.
void mend_as_clauses(Parse& parse, TokenSpan tokens);

// "Twelve were killed, the ministry said on Wednesday, hours after Israel said …": the day and the
// time behind the verb of saying are told of the saying. `tokens` is one sentence with its tree.
void mend_asides(Parse& parse, TokenSpan tokens);

// "its fighters had not fired", "the ballot has been held": what undergoes has "be" beside its verb
// where it has a helper at all, and what acts has not. `tokens` is one sentence with its tree.
void mend_voices(Parse& parse, TokenSpan tokens);

// "should either seek a mandate to act, or allow a contingent": what "or" joins is joined to what
// "either" stands before. `tokens` is one sentence with its tree.
void mend_alternatives(Parse& parse, TokenSpan tokens);

}  // namespace dragoman
