#include "names/find_names.h"

#include "names/actors.h"
#include "names/places.h"
#include "names/quantities.h"
#include "names/times.h"

namespace dragoman {

NameBook NameBook::load(std::string const& directory) {
  return {ActorBook::load(directory), Gazetteer::load(directory)};
}

Names find_names(NameBook const& book, Document const& document, Parse const& parse) {
  Names names;
  names.times = find_times(document, parse);
  names.quantities = find_quantities(parse, names.times);
  names.places = find_places(book.places, document, parse);
  names.dateline_countries = dateline_countries(book.places, document);
  find_actors(book.actors, document, parse, names);
  return names;
}

}  // namespace dragoman
